"""What the office takes in (收件登记): the signed application as it was handed over, and the files beside it."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.doors import files_of
from zhiheng.web.files.models import StoredFile

TAKEN_IN = "taken_in"
SIGNED_APPLICATION_COPY = "signed_application"
"""The kind of these files and what they are for, which stand in addresses and in the database."""

SIGNED_APPLICATION = Message("签字盖章的申报材料（扫描件）", "Signed and sealed application (scan)")


def signed_copies(actor: Actor, entry: Entry) -> list[StoredFile]:
    """Return the scans of the signed application that count, the oldest first."""
    found = files_of(actor, TAKEN_IN, entry, SIGNED_APPLICATION_COPY).filter(withdrawn_at=None, replaced_by=None)
    return list(found.order_by("pk"))
