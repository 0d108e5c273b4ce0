"""What applicants type: the fields of the parts of an application."""

from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.entries.part_fields import part_field
from zhiheng.web.entries.pictures import refuse_foreign
from zhiheng.web.entries.screening_fields import FINDINGS_KIND, STATEMENT_KIND
from zhiheng.web.site.texts import say

KIND_FIELD = "kind"
"""The form's field whose value pages need without reading drafts: which notes to fold."""


def _label(part: Part, name: str) -> str | None:
    field = part_field(part, name)
    return say(field.label) if field else None


def _problems(part: Part, name: str, text: str) -> Sequence[Message]:
    field = part_field(part, name)
    return field.problems(text) if field else ()


def _is_document(part: Part, name: str) -> bool:
    field = part_field(part, name)
    return field is not None and field.is_document


def _note_writing(part: Part, name: str, text: str) -> None:
    """Set a part that was not started to being written, and note the declared kind at the application."""
    Part.objects.filter(pk=part.pk, state=Part.State.NOT_STARTED).update(state=Part.State.WRITING)
    if part.code == PROFILE and name == KIND_FIELD:
        Entry.objects.filter(pk=part.entry_id).update(kind=text if text in Entry.Kind.values else "")


KINDS = (
    DraftKind(
        ENTRY_PART,
        Part,
        doors.part,
        read=rules.SEE_PART,
        write=rules.WRITE_PART,
        label=_label,
        problems=_problems,
        is_document=_is_document,
        after_save=_note_writing,
        check_document=refuse_foreign,
    ),
    FINDINGS_KIND,
    STATEMENT_KIND,
)
