"""The application form that new tracks have."""

from zhiheng.web.entries.forms import default_form as _form
from zhiheng.web.entries.forms import default_source
from zhiheng.web.programmes.contributions import NewForm


def default_form() -> NewForm:
    """Return the form that comes with the platform, to be kept."""
    return NewForm(_form().title.zh, _form().as_json(), default_source())
