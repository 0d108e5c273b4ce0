"""What a report filled in with Word, or an earlier one, would change in an application, field by field."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhiheng.documents import LineChange, compare_documents, stored_document, with_pictures
from zhiheng.documents.compare import State
from zhiheng.evidence import FilledReport
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import Head, heads_of_all
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.entries.part_fields import SELF_SCORE, part_fields
from zhiheng.web.entries.pictures import files_of_parts

_NOTHING = Head(0, "")
_SCORE = Message("{code} 自评得分（%）", "{code} self-score (percent)")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a filled-in or an earlier report says to one field.

    ``base`` is the number of the version that it is compared with. ``text`` is what would be kept; its pictures are
    named as the Word file's. ``refusal`` says why the actor may not write there now, ``is_ticked`` whether it
    is taken unless somebody unticks it, ``caution`` what is to be looked at before it is taken.
    """

    part: Part
    name: str
    title: Message
    state: State
    base: int
    text: str
    lines: Sequence[LineChange]
    refusal: Message | None
    is_ticked: bool
    caution: Message | None = None

    @property
    def is_document(self) -> bool:
        """Whether the field holds a document."""
        return self.part.code != PROFILE and not self.part.is_sheet and self.name != SELF_SCORE

    @property
    def key(self) -> str:
        """Its name within the application."""
        return f"{self.part.code}/{self.name}"

    @property
    def is_change(self) -> bool:
        """Whether the field would hold something else."""
        return self.state in ("new", "changed", "removed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What happens to every field of the report, and which criteria of the file are not the actor's to read."""

    changes: Sequence[FieldChange]
    elsewhere: Sequence[str]

    @property
    def offered(self) -> Sequence[FieldChange]:
        """What can be taken over now."""
        return [one for one in self.changes if one.is_change and one.refusal is None]

    @property
    def refused(self) -> Sequence[FieldChange]:
        """What would change but may not be written now."""
        return [one for one in self.changes if one.is_change and one.refusal is not None]

    def chosen(self, sent: Iterable[str]) -> list[FieldChange]:
        """Return the changes that were chosen as ``key@base``, each on the version that it was shown beside."""
        pairs = dict(one.rpartition("@")[::2] for one in sent)
        shown = {key: int(base) for key, base in pairs.items() if base.isdecimal()}
        return [replace(one, base=shown[one.key]) for one in self.changes if one.is_change and one.key in shown]

    @property
    def unchanged(self) -> Sequence[FieldChange]:
        """What is the same in both, and not empty."""
        return [one for one in self.changes if one.state == "unchanged" and one.text]

    @property
    def absent(self) -> Sequence[FieldChange]:
        """What the file has no heading for and keeps its text."""
        return [one for one in self.changes if one.state == "absent" and one.text]


def compare_with_report(actor: Actor, entry: Entry, filled: FilledReport) -> Comparison:
    """Return what would change in the parts that the actor may read; three queries, and one a part for contributors."""
    found = doors.parts(actor).filter(entry=entry).exclude(code=PROFILE)
    parts = [part for part in found if not part.is_sheet]
    heads = heads_of_all(ENTRY_PART, [part.public_id for part in parts])
    digests = {file.public_id: file.blob_id[:32] for file in files_of_parts(parts)}
    changes = [changes_of_part(actor, part, heads.get(part.public_id, {}), filled, digests) for part in parts]
    names = {name for part in parts for name in part_fields(part)}
    elsewhere = [code for code, document in filled.documents.items() if code not in names and document.text]
    return Comparison([change for of_part in changes for change in of_part], elsewhere)


def changes_of_part(
    actor: Actor, part: Part, heads: Mapping[str, Head], filled: FilledReport, digests: Mapping[str, str]
) -> Iterator[FieldChange]:
    """Yield what a report says to the fields of a part; ``digests`` are what it names the part's pictures by."""
    refusal, fields = rules.WRITE_PART.refusal(actor, part), part_fields(part)
    documents = [name for name, field in fields.items() if field.is_document]
    before = {name: with_pictures(stored_document(heads.get(name, _NOTHING).text), digests) for name in documents}
    after = {name: filled.documents[name] for name in documents if name in filled.documents}
    for one in compare_documents(before, after):
        base, text = heads.get(one.code, _NOTHING).number, one.new.text
        is_ticked = one.state != "removed"
        yield FieldChange(part, one.code, fields[one.code].label, one.state, base, text, one.lines, refusal, is_ticked)
    if SELF_SCORE in fields:
        head, new = heads.get(SELF_SCORE, _NOTHING), filled.self_scores.get(part.code)
        yield _of_score(part, head, None if new is None else _percent(new), refusal)


def _of_score(part: Part, head: Head, new: str | None, refusal: Message | None) -> FieldChange:
    old = head.text.strip()
    lines = [LineChange(old or None, (old if new is None else new) or None, is_same=new in (None, old))]
    title = Message(*(_SCORE.text(language, {"code": part.code}) for language in ("zh", "en")))
    state, text = _state(old, new), old if new is None else new
    return FieldChange(part, SELF_SCORE, title, state, head.number, text, lines, refusal, state != "removed")


def _state(old: str, new: str | None) -> State:
    if new is None:
        return "absent"
    if new == old:
        return "unchanged"
    if not old:
        return "new"
    return "changed" if new else "removed"


def _percent(text: str) -> str:
    """Return a self-score as it is typed here: without the sign, in half-width digits."""
    return unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip()
