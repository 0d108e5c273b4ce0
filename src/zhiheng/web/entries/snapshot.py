"""What is frozen when an application is handed in: everything it says, in one document.

==================== ==============================================================================================
``format``           ``zhiheng-submission/1``
``entry``            ``code``, ``kind`` as declared, the names of ``award``, ``cycle`` and ``track``, and
                     ``taken_in_by``, the name of the clerk who took it in (代录), else ""; ``received_on``, the day
                     it came, only of one registered after the deadline (补登)
``organisation``     ``name`` and ``credit_code`` as registered
``standard``         ``id`` and ``digest`` of the standard; ``guide`` the digest of the guide, ``form_version`` of
                     the form
``form``             the sections with fields and texts, by who reads them: ``experts``, ``office``, ``conflicts``
``overview``         a document as canonical text, or ""
``responses``        a document to each criterion that has one
``sheets``           only of an application with a data book: ``texts`` of the fields of each sheet, and by what they
                     are read: ``years``, ``scope``
``self_scores``      the percentage of each indicator that has one
``attachments``      ``number``, ``title``, ``file`` or null, and ``links`` to criteria
``pictures``         the files that texts name
``papers``           ``title``, ``code``, ``digest`` and ``files`` of each signed copy that holds; of what the office
                     took in the scan of the signed application, without code and digest
==================== ==============================================================================================

A file has ``id``, ``name``, ``sha256``, ``size``, ``type`` and ``trade_secret``. What is for the matching of conflicts
of interest alone stands apart, under ``form`` and ``conflicts``, so that nothing else shows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from zhiheng.canonical import Json
from zhiheng.documents import stored_document
from zhiheng.problems import Message
from zhiheng.web.entries.forms import Audience, FormField
from zhiheng.web.entries.kept_forms import form_digest_of_entry, form_of_entry
from zhiheng.web.entries.models import Attachment, Entry, Part
from zhiheng.web.entries.models.part import OVERVIEW, PROFILE, is_indicator, is_sheet
from zhiheng.web.entries.part_fields import SELF_SCORE, part_fields
from zhiheng.web.entries.pictures import files_of_parts
from zhiheng.web.entries.queries import AttachmentLine
from zhiheng.web.entries.sheet_kinds import all_sheet_kinds
from zhiheng.web.entries.signed_papers import SignedPaper
from zhiheng.web.entries.standards import guide_of_entry, standard_of_entry
from zhiheng.web.entries.taken_in import SIGNED_APPLICATION
from zhiheng.web.entries.written import Written
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.queries import PrintedPage

FORMAT = "zhiheng-submission/1"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The document, and the files that it names, each with the evidence it belongs to."""

    content: Mapping[str, Json]
    files: Sequence[tuple[StoredFile, Attachment | None]]


def snapshot_of(written: Written) -> Snapshot:
    """Return what the application says now."""
    entry, texts, evidence = written.entry, written.texts, written.evidence
    pictures = _pictures(written.parts, texts)
    content: dict[str, Json] = {
        "format": FORMAT,
        **_heading(entry),
        "form": _form(entry, texts.get(PROFILE, {})),
        "overview": texts.get(OVERVIEW, {}).get(OVERVIEW, ""),
        **_report(texts),
        **_sheets(entry, texts),
        "attachments": [_attachment(line) for line in evidence],
        "pictures": [_file(one) for one in pictures],
        "papers": _papers(written),
    }
    named = [(line.file, line.attachment) for line in evidence if line.file]
    return Snapshot(content, [*named, *((one, None) for one in pictures)])


def _heading(entry: Entry) -> dict[str, Json]:
    standard, cycle, track = standard_of_entry(entry), entry.cycle, entry.track
    return {
        "entry": {
            "code": entry.code,
            "kind": entry.kind,
            "award": cycle.programme.name if cycle else "",
            "cycle": cycle.title if cycle else "",
            "track": track.name if track else "",
            "taken_in_by": entry.created_by.name if entry.is_taken_in else "",
            **({"received_on": entry.received_on.isoformat()} if entry.received_on else {}),
        },
        "organisation": {"name": entry.organisation.name, "credit_code": entry.organisation.credit_code},
        "standard": {"id": standard.id, "digest": standard.digest},
        "guide": guide_of_entry(entry).digest,
        "form_version": form_digest_of_entry(entry),
    }


def _form(entry: Entry, texts: Mapping[str, str]) -> dict[str, Json]:
    form = form_of_entry(entry)
    found: dict[str, Json] = {}
    for audience in Audience:
        sections: list[Json] = []
        for section in form.sections:
            fields = [_field(one, texts.get(one.key, "")) for one in section.fields if one.audience is audience]
            if fields:
                sections.append({"title": _said(section.title), "fields": cast("Json", fields)})
        found[audience.value] = sections
    return found


def _field(field: FormField, text: str) -> dict[str, Json]:
    return {
        "key": field.key,
        "kind": field.kind.value,
        "label": _said(field.label),
        "choices": [{"key": one.key, **_said(one.label)} for one in field.choices],
        "columns": [_said(one) for one in field.columns],
        "text": text,
    }


def _said(message: Message) -> dict[str, Json]:
    return {"zh": message.zh, "en": message.en}


def _report(texts: Mapping[str, Mapping[str, str]]) -> dict[str, Json]:
    written = {code: held for code, held in texts.items() if is_indicator(code)}
    responses = {name: text for held in written.values() for name, text in held.items() if name != SELF_SCORE and text}
    scores = {code: held[SELF_SCORE] for code, held in written.items() if held.get(SELF_SCORE)}
    return {"responses": cast("Json", responses), "self_scores": cast("Json", scores)}


def _sheets(entry: Entry, texts: Mapping[str, Mapping[str, str]]) -> dict[str, Json]:
    """Return what the sheets of figures hold, for an application that has any."""
    held: dict[str, Json] = {
        code: {name: text for name, text in fields.items() if text} for code, fields in texts.items() if is_sheet(code)
    }
    frozen = {key: value for kind in all_sheet_kinds() for key, value in kind.frozen(entry).items()}
    return {"sheets": {**frozen, "texts": held}} if held else {}


def _attachment(line: AttachmentLine) -> dict[str, Json]:
    links: list[Json] = [
        {
            "criterion": link.criterion,
            "first_page": link.first_page,
            "last_page": link.last_page,
            "caption": link.caption,
        }
        for link in line.links
    ]
    attachment = line.attachment
    return {
        "number": attachment.number,
        "title": attachment.title,
        "file": _file(line.file) if line.file else None,
        "links": links,
    }


def _file(file: StoredFile) -> dict[str, Json]:
    return {
        "id": file.public_id,
        "name": file.name,
        "sha256": file.blob_id,
        "size": file.blob.size,
        "type": file.blob.type,
        "trade_secret": file.trade_secret,
    }


def _papers(written: Written) -> Json:
    if written.entry.is_taken_in:
        files: list[Json] = [_file(one) for one in written.copies]
        return [{"title": _said(SIGNED_APPLICATION), "code": "", "digest": "", "files": files}]
    return [_paper(line.paper, one) for line in written.papers for one in line.printed if _holds(one)]


def _holds(printed: PrintedPage) -> bool:
    return printed.is_current and bool(printed.scans)


def _paper(paper: SignedPaper, printed: PrintedPage) -> dict[str, Json]:
    return {
        "title": _said(paper.title),
        "code": shown_code(printed.code.code),
        "digest": printed.code.digest,
        "files": [_file(line.file) for line in printed.scans],
    }


def _pictures(parts: Sequence[Part], texts: Mapping[str, Mapping[str, str]]) -> list[StoredFile]:
    """Return the files of the pictures in the documents, which were inserted in the parts."""
    fields = [(part.code, name) for part in parts for name, field in part_fields(part).items() if field.is_document]
    named = {one for code, name in fields for one in stored_document(texts[code].get(name, "")).pictures}
    return list(files_of_parts(parts).filter(public_id__in=named).select_related("blob").order_by("pk"))
