"""What a new application holds from the start."""

from collections.abc import Iterator

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version, save_within
from zhiheng.web.drafts.doors import Draft, draft
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE


def fill_in_registered(actor: Actor, entry: Entry) -> None:
    """Fill in name and code as they are registered, as the actor's own first versions."""
    for field, text in _registered(actor, entry):
        save_version(actor, field, Edit(new_id(), 0, text))


def fill_in_within(actor: Actor, entry: Entry) -> None:
    """Do so within the act that makes the application."""
    for field, text in _registered(actor, entry):
        save_within(field, actor, Edit(new_id(), 0, text))


def _registered(actor: Actor, entry: Entry) -> Iterator[tuple[Draft, str]]:
    part = entry.parts.get(code=PROFILE)
    for name, text in (("name", entry.organisation.name), ("credit_code", entry.organisation.credit_code)):
        yield draft(actor, ENTRY_PART, part.public_id, name), text
