"""What an earlier application or self-assessment of an organisation would bring into an application, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhiheng.documents import Document, compare_documents, document_from_text, stored_document, with_pictures
from zhiheng.evidence import FilledReport, WordPicture
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import Head, heads_of_all, texts_of_all
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.filled_reports import Comparison, FieldChange, changes_of_part
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE, is_sheet
from zhiheng.web.entries.part_fields import SELF_SCORE, part_fields
from zhiheng.web.entries.pictures import files_of_parts, without_gone
from zhiheng.web.entries.sheet_kinds import sheet_kind
from zhiheng.web.entries.standards import indicators_of_standard, standard_of_entry
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.models import StoredFile

_NOTHING = Head(0, "")
_OTHER_CRITERION = Message(
    "评价要点的文字与那时不同，核对后再勾选", "the criterion read otherwise then; tick it once you have compared"
)
_OTHER_INDICATOR = Message(
    "二级指标与那时不同，核对后再勾选", "the indicator was another then; tick it once you have compared"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """What an entry holds: texts by the codes of its parts, and the files of its pictures by public id."""

    texts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, StoredFile]


def compare_with_earlier(actor: Actor, entry: Entry, earlier: Entry) -> Comparison:
    """Return what of an earlier entry would be new here; what is empty there is left as it is; six queries.

    Criteria are matched by their codes, with a caution where the standard reads otherwise.
    """
    parts = list(doors.parts(actor).filter(entry=entry))
    heads = heads_of_all(ENTRY_PART, [part.public_id for part in parts])
    digests = {file.public_id: file.blob_id[:32] for file in files_of_parts(parts)}
    written = _written(actor, earlier)
    report = _as_report(written)
    changes: list[FieldChange] = []
    for part in parts:
        own = heads.get(part.public_id, {})
        if part.code == PROFILE:
            changes += _of_form(actor, part, own, written.texts.get(PROFILE, {}))
        elif part.is_sheet:
            changes += _of_form(actor, part, own, _merged(part, own, written.texts.get(part.code, {})))
        else:
            changes += changes_of_part(actor, part, own, report, digests)
    cautions = _cautions(entry, earlier)
    return Comparison([_offered(one, cautions.get(one.key)) for one in changes], [])


def _offered(change: FieldChange, caution: Message | None) -> FieldChange:
    """Tick what fills an empty field and needs no second look."""
    return replace(change, is_ticked=change.state == "new" and caution is None, caution=caution)


def pictures_of_earlier(actor: Actor, earlier: Entry, changes: Sequence[FieldChange]) -> Mapping[str, WordPicture]:
    """Return the pictures of an earlier entry that the changes name."""
    named = {name for one in changes if one.is_document for name in stored_document(one.text).pictures}
    files = {file.blob_id[:32]: file.blob for file in _files(_parts(actor, earlier))}
    return {
        name: WordPicture(content_of(blob), blob.digest, blob.type) for name, blob in files.items() if name in named
    }


def _parts(actor: Actor, earlier: Entry) -> list[Part]:
    return list(doors.parts(actor).filter(entry=earlier))


def _files(parts: Sequence[Part]) -> list[StoredFile]:
    return list(files_of_parts(parts).filter(blob__removed_at=None).select_related("blob"))


def _written(actor: Actor, entry: Entry) -> _Written:
    parts = _parts(actor, entry)
    texts = texts_of_all(ENTRY_PART, [part.public_id for part in parts])
    files = {file.public_id: file for file in _files(parts)}
    return _Written({part.code: texts.get(part.public_id, {}) for part in parts}, files)


def _as_report(written: _Written) -> FilledReport:
    """Return what is written as a filled-in report that has no heading for what is empty."""
    held = {code: texts for code, texts in written.texts.items() if code != PROFILE and not is_sheet(code)}
    documents = {
        name: _named_by_digest(stored_document(text), written.files)
        for texts in held.values()
        for name, text in texts.items()
        if name != SELF_SCORE and stored_document(text).has_content
    }
    scores = {code: texts[SELF_SCORE] for code, texts in held.items() if texts.get(SELF_SCORE, "").strip()}
    return FilledReport(documents, scores, {}, (), ())


def _named_by_digest(document: Document, files: Mapping[str, StoredFile]) -> Document:
    digests = {public_id: file.blob_id[:32] for public_id, file in files.items()}
    return with_pictures(without_gone(document, files), digests)


def _of_form(actor: Actor, part: Part, heads: Mapping[str, Head], texts: Mapping[str, str]) -> Iterator[FieldChange]:
    refusal, fields = rules.WRITE_PART.refusal(actor, part), part_fields(part)
    before = {name: document_from_text(heads.get(name, _NOTHING).text) for name in fields}
    after = {name: document_from_text(texts[name]) for name in fields if texts.get(name, "").strip()}
    for one in compare_documents(before, after):
        head = heads.get(one.code, _NOTHING)
        text = head.text if one.state == "absent" else texts[one.code]
        label = fields[one.code].label
        yield FieldChange(part, one.code, label, one.state, head.number, text, one.lines, refusal, is_ticked=True)


def _merged(part: Part, heads: Mapping[str, Head], earlier: Mapping[str, str]) -> Mapping[str, str]:
    """Return the figures of an earlier sheet for the years of this one, beside what was typed here already."""
    return sheet_kind(part.code).merged(part, {name: head.text for name, head in heads.items()}, earlier)


def _cautions(entry: Entry, earlier: Entry) -> dict[str, Message]:
    """Return what is to be looked at, by the keys of the fields whose criterion or indicator read otherwise."""
    now, then = (indicators_of_standard(standard_of_entry(one)) for one in (entry, earlier))
    texts = {one.code: one.text for indicator in then.values() for one in indicator.criteria}
    found: dict[str, Message] = {}
    for code, indicator in now.items():
        if then.get(code) != indicator:
            found[f"{code}/{SELF_SCORE}"] = _OTHER_INDICATOR
        found |= {
            f"{code}/{one.code}": _OTHER_CRITERION for one in indicator.criteria if texts.get(one.code) != one.text
        }
    return found
