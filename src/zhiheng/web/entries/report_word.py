"""The self-assessment report of an application as a Word file, in the parts that the actor may read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhiheng.documents import Document, stored_document
from zhiheng.problems import Message
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries.file_doors import PART
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE, is_sheet
from zhiheng.web.entries.part_fields import SELF_SCORE, percent_of
from zhiheng.web.entries.pictures import without_gone
from zhiheng.web.entries.queries import readable_parts
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.doors import stored_files
from zhiheng.web.files.models import StoredFile
from zhiheng.web.site.texts import language, say

_OF_CYCLE = Message("{cycle} 自评报告", "{cycle}: self-assessment report")


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the report: documents by criterion, scores by indicator, files of pictures by their public ids.

    ``parts`` are the public ids of the parts that the actor may read, by their codes.
    """

    parts: Mapping[str, str]
    documents: Mapping[str, Document]
    self_scores: Mapping[str, str]
    files: Mapping[str, StoredFile]


def _written(actor: Actor, entry: Entry) -> _Written:
    """Return the report in the parts that the actor may read; four queries."""
    parts = {code: one for code, one in readable_parts(actor, entry).items() if code != PROFILE and not is_sheet(code)}
    texts = texts_of_all(ENTRY_PART, parts.values())
    by_code = {code: texts.get(public_id, {}) for code, public_id in parts.items()}
    documents = {
        name: stored_document(text) for found in by_code.values() for name, text in found.items() if name != SELF_SCORE
    }
    scores = {code: found[SELF_SCORE].strip() for code, found in by_code.items() if found.get(SELF_SCORE, "").strip()}
    return _Written(parts, documents, scores, _pictures(actor, parts.values(), documents.values()))


def word_of_entry(actor: Actor, entry: Entry) -> bytes:
    """Return the report as a Word file with the headings of the parts that the actor may read, to be filled in.

    Of a picture that was quarantined only the caption is left.
    """
    written = _written(actor, entry)
    report = Report(
        say(_OF_CYCLE, cycle=entry.cycle.title) if entry.cycle else entry.title,
        entry.organisation.name,
        standard_of_entry(entry),
        {code: without_gone(document, written.files) for code, document in written.documents.items()},
        {code: _percent(score) for code, score in written.self_scores.items()},
        frozenset(written.parts),
    )
    return report_docx(report, lambda file: content_of(written.files[file].blob), language())


def _percent(score: str) -> str:
    return score if percent_of(score) is None else f"{score}%"


def _pictures(actor: Actor, parts: Iterable[str], documents: Iterable[Document]) -> dict[str, StoredFile]:
    named = {file for document in documents for file in document.pictures}
    found = stored_files(actor, PART).filter(owner_kind=PART, owner__in=list(parts), public_id__in=named)
    return {file.public_id: file for file in found} if named else {}
