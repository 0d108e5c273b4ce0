"""A snapshot as pages and papers show it: made of the snapshot alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from zhiheng.documents import Document, stored_document
from zhiheng.problems import Message
from zhiheng.standard import Criterion, Indicator, Standard
from zhiheng.web.entries.forms import Audience
from zhiheng.web.entries.forms.declaration import FieldKind
from zhiheng.web.entries.forms.values import rows_of
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.part_fields import percent_of
from zhiheng.web.entries.standards import standard_of_digest

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SubmittedField:
    """A field of the form; ``rows`` only for one that is a table, whose headings are ``columns``.

    ``is_number`` is of the field, whatever stands in it.
    """

    key: str
    label: Message
    lines: Sequence[Message]
    columns: Sequence[Message] = ()
    rows: Sequence[Sequence[str]] = ()
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SubmittedSection:
    """Fields of the form that stand together."""

    title: Message
    fields: Sequence[SubmittedField]


@dataclass(frozen=True, slots=True)
class SubmittedResponse:
    """A criterion with what answers it."""

    criterion: Criterion
    text: Document


@dataclass(frozen=True, slots=True)
class SubmittedIndicator:
    """An indicator with its responses; ``percent`` and ``points`` are None without a self-score."""

    indicator: Indicator
    responses: Sequence[SubmittedResponse]
    percent: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """The self-score in points."""
        return None if self.percent is None else self.percent * self.indicator.points / _WHOLE


@dataclass(frozen=True, slots=True)
class SubmittedAttachment:
    """A piece of evidence; ``file`` as the snapshot names it, None without one."""

    number: int
    title: str
    file: Mapping[str, Any] | None
    links: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SubmittedPaper:
    """A signed copy: its code as printed, and the files of its scans as the snapshot names them."""

    title: Message
    code: str
    files: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a snapshot holds; ``heading``, ``organisation`` and ``sheets`` as in the document, {} without any."""

    heading: Mapping[str, str]
    organisation: Mapping[str, str]
    standard: Standard
    sections: Mapping[Audience, Sequence[SubmittedSection]]
    overview: Document
    indicators: Sequence[SubmittedIndicator]
    attachments: Sequence[SubmittedAttachment]
    papers: Sequence[SubmittedPaper]
    sheets: Mapping[str, Any]

    @property
    def shown_sections(self) -> Sequence[SubmittedSection]:
        """The form without what is for the matching of conflicts of interest alone."""
        return [*self.sections[Audience.EXPERTS], *self.sections[Audience.OFFICE]]

    @property
    def conflict_sections(self) -> Sequence[SubmittedSection]:
        """What is for the matching of conflicts of interest alone; never shown to experts."""
        return self.sections[Audience.CONFLICTS]

    @property
    def points(self) -> Decimal | None:
        """The sum of the self-scores in points; None unless every indicator has one."""
        found = [one.points for one in self.indicators]
        return None if None in found else sum((one for one in found if one is not None), Decimal())


def submitted(submission: Submission) -> Submitted:
    """Return what was handed in; snapshots that are read again and again are kept, for everybody who may read them."""
    return _submitted(submission.content)


@lru_cache(maxsize=32)
def _submitted(text: str) -> Submitted:
    content = json.loads(text)
    standard = standard_of_digest(content["standard"]["digest"])
    return Submitted(
        heading=content["entry"],
        organisation=content["organisation"],
        standard=standard,
        sections={one: [_section(of) for of in content["form"][one.value]] for one in Audience},
        overview=stored_document(content["overview"]),
        indicators=[_indicator(one, content) for one in standard.indicators],
        attachments=[SubmittedAttachment(**one) for one in content["attachments"]],
        papers=[SubmittedPaper(Message(**one["title"]), one["code"], one["files"]) for one in content["papers"]],
        sheets=content.get("sheets", {}),
    )


def _section(section: Mapping[str, Any]) -> SubmittedSection:
    return SubmittedSection(Message(**section["title"]), [_field(field) for field in section["fields"]])


def _field(field: Mapping[str, Any]) -> SubmittedField:
    label, kind, text = Message(**field["label"]), FieldKind(field["kind"]), field["text"]
    if kind is FieldKind.ROWS:
        columns = [Message(**one) for one in field["columns"]]
        return SubmittedField(field["key"], label, (), columns, rows_of(text))
    chosen = {one["key"]: Message(one["zh"], one["en"]) for one in field["choices"] if kind is FieldKind.CHOICE}
    plain = [chosen.get(line, Message(line, line)) for line in text.splitlines() if line.strip()]
    return SubmittedField(field["key"], label, plain, is_number=kind is FieldKind.NUMBER)


def _indicator(indicator: Indicator, content: Mapping[str, Any]) -> SubmittedIndicator:
    responses = [
        SubmittedResponse(one, stored_document(content["responses"].get(one.code, ""))) for one in indicator.criteria
    ]
    return SubmittedIndicator(indicator, responses, percent_of(content["self_scores"].get(indicator.code, "")))
