"""What tests of writing do with the fields of a part."""

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.entries.draft_kinds import ENTRY_PART
from zhiheng.web.entries.models import Part, PartWriter
from zhiheng.web.people.models import Person


def write(actor: Actor, part: Part, name: str, text: str) -> None:
    """Save a text on top of whatever is there."""
    field = draft(actor, ENTRY_PART, part.public_id, name)
    head = head_of(field)
    save_version(actor, field, Edit(new_id(), head.number if head else 0, text))


def hand_to(part: Part, person: Person) -> None:
    """Give a part to somebody, as if the contact had."""
    PartWriter.objects.create(part=part, person=person)
