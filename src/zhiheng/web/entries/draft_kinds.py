"""What applicants type: the fields of the parts of an application."""

from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.screening_fields import FINDINGS_KIND, STATEMENT_KIND
from zhiheng.web.site.texts import say

ENTRY_PART = "entry_part"
KIND_FIELD = "kind"
"""The form's field whose value pages need without reading drafts: which notes to fold."""


def _label(part: Part, name: str) -> str | None:
    field = part_fields(part).get(name)
    return say(field.label) if field else None


def _problems(part: Part, name: str, text: str) -> Sequence[Message]:
    return part_fields(part)[name].problems(text)


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
        after_save=_note_writing,
    ),
    FINDINGS_KIND,
    STATEMENT_KIND,
)
