"""What a new application holds from the start."""

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE


def fill_in_registered(actor: Actor, entry: Entry) -> None:
    """Fill in name and code as they are registered, as the actor's own first versions."""
    values = {"name": entry.organisation.name, "credit_code": entry.organisation.credit_code}
    part = entry.parts.get(code=PROFILE)
    for name, text in values.items():
        save_version(actor, draft(actor, ENTRY_PART, part.public_id, name), Edit(new_id(), 0, text))
