"""What changed from one snapshot to another, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.documents import Document, LineChange, compare_documents, document_from_text
from zhiheng.problems import Message
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.part_fields import SELF_SCORE_LABEL
from zhiheng.web.entries.sheet_kinds import sheet_kind, sheet_titles
from zhiheng.web.entries.standards import PART_TITLES
from zhiheng.web.entries.submitted import Submitted, SubmittedAttachment, SubmittedField, submitted
from zhiheng.web.programmes.contributions import filled

_FIELD = Message("{section} › {field}", "{section} › {field}")
_SELF_SCORE = Message("{code} {label}", "{code} {label}")
_ATTACHMENT = Message("证实性材料 {number}", "Evidence {number}")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is not what it was, paragraph by paragraph."""

    title: Message
    lines: Sequence[LineChange]


def changes_between(old: Submission, new: Submission) -> list[Change]:
    """Return what is not the same in two snapshots, in the order of the application."""
    before, after = _documents(submitted(old)), _documents(submitted(new))
    labels = {key: label for found in (before, after) for key, (label, _) in found.items()}
    return [
        Change(labels[one.code], one.lines)
        for one in compare_documents(_texts(before, labels), _texts(after, labels))
        if one.state != "unchanged"
    ]


def _texts(found: Mapping[str, tuple[Message, Document]], labels: Mapping[str, Message]) -> dict[str, Document]:
    empty = document_from_text("")
    return {key: found[key][1] if key in found else empty for key in labels}


def _documents(of: Submitted) -> dict[str, tuple[Message, Document]]:
    return {key: (label, document) for key, label, document in _lines(of)}


def _lines(of: Submitted) -> Iterator[tuple[str, Message, Document]]:
    for section in (*of.shown_sections, *of.conflict_sections):
        for field in section.fields:
            label = filled(_FIELD, section=section.title, field=field.label)
            yield f"form.{field.key}", label, document_from_text(_text_of_field(field))
    yield "overview", PART_TITLES["overview"], of.overview
    for one in of.indicators:
        for response in one.responses:
            yield response.criterion.code, Message(*[response.criterion.code] * 2), response.text
        percent = "" if one.percent is None else f"{one.percent.normalize():f}"
        label = filled(_SELF_SCORE, code=one.indicator.code, label=SELF_SCORE_LABEL)
        yield f"score.{one.indicator.code}", label, document_from_text(percent)
    for code, texts in of.sheets.get("texts", {}).items():
        for name, text in texts.items():
            yield f"{code}.{name}", sheet_kind(code).label(code, name) or sheet_titles()[code], document_from_text(text)
    for attachment in of.attachments:
        label = filled(_ATTACHMENT, number=attachment.number)
        yield f"evidence.{attachment.number}", label, document_from_text(_text_of_attachment(attachment))
    for paper in of.papers:
        names = [f"{file['name']} · SHA-256 {file['sha256'][:12]}" for file in paper.files]
        yield f"paper.{paper.title.zh}", paper.title, document_from_text("\n".join([paper.code, *names]))


def _text_of_field(field: SubmittedField) -> str:
    rows = [" | ".join(row) for row in field.rows]
    return "\n".join([*rows, *(line.zh for line in field.lines)])


def _text_of_attachment(of: SubmittedAttachment) -> str:
    file = [f"{of.file['name']} · SHA-256 {of.file['sha256'][:12]}"] if of.file else []
    links = [
        " ".join(str(link[key]) for key in ("criterion", "first_page", "last_page", "caption") if link[key])
        for link in of.links
    ]
    return "\n".join([of.title, *file, *links])
