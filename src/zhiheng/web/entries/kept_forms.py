"""The forms that awards keep, and which of them an application fills in."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import cast

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Message, Problem
from zhiheng.tables import InputFile, read_toml
from zhiheng.web.entries.forms import Form, default_form, parse_form
from zhiheng.web.entries.forms.template import check_template, made_template
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.blobs import content_of
from zhiheng.web.programmes.documents import canonical_text, form_document, stored_document
from zhiheng.web.programmes.models import FormVersion

_LARGEST = 256 * 1024

NOT_TOML = Message(
    "申报表的格式文件是 .toml 文件 › 下载内置的那一份，用记事本修改后上传",
    "the file of a form is a .toml file › download the built-in one, change it in a text editor and upload it",
)
FILE_TOO_LARGE = Message(
    "格式文件超过 256 KB › 只写字段，不要放进别的内容", "the file is above 256 KB › write the fields alone"
)


def form_of_entry(entry: Entry) -> Form:
    """Return the form that an entry fills in: its track's; the built-in one of a self-assessment of its own."""
    return form_of_digest(entry.track.form_digest) if entry.track and entry.track.form_digest else default_form()


def form_digest_of_entry(entry: Entry) -> str:
    """Return the digest of that form: the track's, or what the built-in one says without a template."""
    kept = entry.track.form_digest if entry.track else ""
    return kept or sha256_hex(canonical_text({"form": default_form().as_json(), "template": None}).encode())


def template_of_entry(entry: Entry) -> bytes:
    """Return the Word template of that form."""
    version = _version(entry.track.form_digest) if entry.track and entry.track.form_digest else None
    return template_of(version) if version else made_template(default_form())


def form_of(version: FormVersion) -> Form:
    """Return the form that a version keeps."""
    return _form(version.content)


def template_of(version: FormVersion) -> bytes:
    """Return a version's own Word template, or the one made of its form if it has none, or none any more."""
    kept = version.template
    return content_of(kept) if kept and not kept.removed_at else made_template(form_of(version))


def hints_of(version: FormVersion) -> Sequence[Problem]:
    """Return which fields have no place in a version's own Word template."""
    if version.template is None or version.template.removed_at:
        return ()
    return check_template(form_of(version), InputFile("", content_of(version.template)))


def read_form(file: InputFile) -> Form:
    """Return the form of an uploaded TOML file; raises BadInputError with all its problems at their lines."""
    if PurePath(file.name).suffix.lower() != ".toml":
        raise BadInputError([Problem(file.place, NOT_TOML)])
    if len(file.content) > _LARGEST:
        raise BadInputError([Problem(file.place, FILE_TOO_LARGE)])
    return parse_form(read_toml(file))


# Forms are kept by their digest, so that what was read once never changes.


@lru_cache(maxsize=32)
def form_of_digest(digest: str) -> Form:
    """Return the form that an award keeps under a digest."""
    return form_of(_version(digest))


def _version(digest: str) -> FormVersion:
    return FormVersion.objects.filter(digest=digest).select_related("template")[0]


@lru_cache(maxsize=32)
def _form(content: str) -> Form:
    data = cast("Mapping[str, object]", stored_document(content).data)
    return parse_form(form_document(data["form"]))
