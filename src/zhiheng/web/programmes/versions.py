"""Standards, guides and application forms as the platform keeps them: whole, by digest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import PurePath
from typing import cast

from zhiheng.canonical import Json, sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.standard import (
    Guide,
    Standard,
    builtin_standards,
    load_guide,
    load_standard,
    parse_guide,
    parse_own_standard,
    parse_standard,
)
from zhiheng.tables import Document, InputFile, read_json, read_yaml
from zhiheng.web.files.models import Blob
from zhiheng.web.programmes.contributions import NewForm, contributions
from zhiheng.web.programmes.documents import canonical_text, form_document, stored_document, with_texts
from zhiheng.web.programmes.models import FormVersion, GuideVersion, Programme, StandardVersion
from zhiheng.web.programmes.unpacked import refuse_too_large

_LONGEST_TITLE = 200
_OFFICE_SUFFIXES = (".docx", ".xlsx", ".txt")

NOT_STORED = Message(
    "没有这一版评分要点、评分指南或申报表 › 重新选择",
    "this version of the standard, guide or form is not there › choose again",
)
NO_GUIDE_FILE = Message(
    "评分指南须是 YAML 或 JSON 文件 › 从内置的评分指南改编，或上传 .yaml、.json 文件",
    "a guide is a YAML or JSON file › adapt the built-in one, or upload .yaml or .json",
)


def standard_of(version: StandardVersion) -> Standard:
    """Return the standard that a version keeps."""
    return _standard(version.content)


def guide_of(version: GuideVersion) -> Guide:
    """Return the guide that a version keeps."""
    return _guide(version.content)


def keep_standard(programme: Programme, standard: Standard) -> StandardVersion:
    """Return the programme's row of a standard, stored if it was not; call it within an act."""
    values = {"code": standard.id, "title": standard.title, "content": canonical_text(standard.as_json())}
    version, _ = StandardVersion.objects.get_or_create(programme=programme, digest=standard.digest, defaults=values)
    return version


def keep_guide(programme: Programme, guide: Guide) -> GuideVersion:
    """Return the programme's row of a guide, stored if it was not; call it within an act."""
    values = {"code": guide.id, "title": guide.title.zh, "content": canonical_text(guide.as_json())}
    version, _ = GuideVersion.objects.get_or_create(programme=programme, digest=guide.digest, defaults=values)
    return version


def keep_form(programme: Programme, new: NewForm, template: Blob | None = None) -> FormVersion:
    """Return the programme's row of a form with its Word template, stored if it was not; call it within an act.

    Without a ``template`` one is made of the form.
    """
    content = canonical_text({"form": new.form, "template": template.digest if template else None})
    values = {"title": new.title[:_LONGEST_TITLE], "content": content, "source": new.source, "template": template}
    digest = sha256_hex(content.encode())
    version, _ = FormVersion.objects.get_or_create(programme=programme, digest=digest, defaults=values)
    return version


def keep_default_form(programme: Programme) -> FormVersion:
    """Return the programme's row of the form that comes with the platform, stored if it was not."""
    [default_form] = contributions("track_form", "default_form")
    return keep_form(programme, cast("NewForm", default_form()))


def keep_builtin(programme: Programme) -> None:
    """Store what comes with the package, so that it can be chosen; call it within an act."""
    standards, guide = _builtin()
    for standard in standards:
        keep_standard(programme, standard)
    keep_guide(programme, guide)
    keep_default_form(programme)


def read_standard_file(file: InputFile, code: str) -> tuple[Standard, tuple[Problem, ...]]:
    """Return the standard of an uploaded document under the id ``code``, and findings.

    Text, Word and Excel documents go through the library's importer, YAML and JSON are read as standard files.
    Raises BadInputError with every problem at its place in the document.
    """
    if PurePath(file.name).suffix.lower() in _OFFICE_SUFFIXES:
        from zhiheng.standard.importer import import_standard  # noqa: PLC0415 - it loads the Word library

        refuse_too_large(file)
        return import_standard(file, PurePath(f"{code}.json"))
    standard = parse_own_standard(_own_document(file))
    return replace(standard, id=code), ()


def read_guide_file(file: InputFile) -> Guide:
    """Return the guide of an uploaded YAML or JSON file; raises BadInputError with all its problems."""
    if PurePath(file.name).suffix.lower() not in (".yaml", ".yml", ".json"):
        raise BadInputError([Problem(Place(file.name), NO_GUIDE_FILE)])
    return parse_guide(_own_document(file))


def adapted_standard(standard: Standard, texts: dict[str, str]) -> Standard:
    """Return a standard with some of its texts replaced by path; raises BadInputError with problems at their fields."""
    return parse_own_standard(form_document(with_texts(_as_texts(standard.as_json()), texts)))


def adapted_guide(guide: Guide, texts: dict[str, str]) -> Guide:
    """Return a draft of a guide with some of its texts replaced; raises BadInputError with problems at their fields."""
    draft = {**_as_texts(guide.as_json()), "status": "draft", "decision": None, "date": None}
    return parse_guide(form_document(with_texts(draft, texts)))


def adopted_guide(guide: Guide, decision: str, day: date) -> Guide:
    """Return the guide as the committee adopted it; raises BadInputError if the number is empty."""
    adopted = {**_as_texts(guide.as_json()), "status": "adopted", "decision": decision, "date": day.isoformat()}
    return parse_guide(form_document(adopted))


# Standards and guides are immutable, an award has a few, and reading one takes longer than the rest of a page.
@lru_cache(maxsize=32)
def _standard(content: str) -> Standard:
    return parse_standard(stored_document(content))


@lru_cache(maxsize=32)
def _guide(content: str) -> Guide:
    return parse_guide(stored_document(content))


@cache
def _builtin() -> tuple[Sequence[Standard], Guide]:
    return [load_standard(name) for name in builtin_standards()], load_guide()


def _as_texts(value: dict[str, Json]) -> dict[str, Json]:
    """Return a document with its numbers as texts, as every reader of the library takes them."""
    data = stored_document(canonical_text(value)).data
    return data if isinstance(data, dict) else {}


def _own_document(file: InputFile) -> Document:
    return read_json(file) if file.name.lower().endswith(".json") else read_yaml(file)
