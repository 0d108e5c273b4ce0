"""The form that comes with the platform, and reading others."""

from functools import cache
from importlib import resources

from zhiheng.tables import InputFile, read_toml
from zhiheng.web.entries.forms.declaration import Form
from zhiheng.web.entries.forms.form_file import parse_form

_DEFAULT = "default.toml"


@cache
def default_form() -> Form:
    """Return the built-in form."""
    return parse_form(read_toml(InputFile(_DEFAULT, default_source().encode())))


@cache
def default_source() -> str:
    """Return the file of the built-in form, which an office takes for a start."""
    return (resources.files("zhiheng.web.entries.forms") / _DEFAULT).read_text("utf-8")
