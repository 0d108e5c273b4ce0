"""How every act is done: check, change, log, in one transaction (design rule 7)."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from django.db import transaction
from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.ledger import Act, PayloadStore, next_entry
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload, Reading
from zhiheng.web.audit.rows import Row, locked
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.verb import Verb

SITE = "site"
"""The subject of acts on the installation itself."""

Subject = TypeVar("Subject", bound=Row | None)


@dataclass(slots=True)
class Deed(Generic[Subject]):
    """An act under way: its subject as it stands in the transaction, who acts, and what the record will say of it.

    Of an act of two persons, that is who approves.
    """

    subject: Subject
    actor: Actor
    payload: dict[str, Json] = field(default_factory=dict)
    about: Row | None = None
    """What the record names instead of the subject, such as the row just made."""

    def record(self, **values: Json) -> None:
        """Add to what the record says; the values fill the verb's sentence."""
        self.payload.update(values)


@contextmanager
def acting(actor: Actor, verb: Verb, subject: Subject = None) -> Iterator[Deed[Subject]]:  # type: ignore[assignment]
    """Open the transaction of one act; within it the subject is read anew and locked, then the verb is checked.

    The record is appended as the last statement. Raises NotPermittedError with the reason when the actor may not; then,
    and whenever the block raises, nothing was changed. Acts are not nested.
    """
    with transaction.atomic(durable=True):
        fresh = subject if subject is None else cast("Subject", locked(cast("Row", subject)))
        verb.check(actor, fresh)
        deed = Deed(fresh, actor)
        yield deed
        append_record(actor, verb, deed.about or fresh, deed.payload)


def note_reading(actor: Actor, verb: Verb, subject: Row | None) -> None:
    """Record, once an hour, that the actor reads something sensitive; committed before the content is sent."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    subject_id = subject.public_id if subject else SITE
    reading = Reading.objects.filter(actor=actor.id, subject=subject_id, verb=verb.id, hour=hour)
    if reading.exists():  # most readings: without waiting for whoever writes
        return
    with transaction.atomic(durable=True):
        _, is_first = Reading.objects.get_or_create(actor=actor.id, subject=subject_id, verb=verb.id, hour=hour)
        if is_first:
            append_record(actor, verb, subject, {})


def append_record(actor: Actor, verb: Verb, subject: Row | None, payload: dict[str, Json]) -> None:
    """Append one entry to the chain; must be the last statement of its transaction."""
    store, salt = PayloadStore(), secrets.token_bytes(16)
    full: dict[str, Json] = {"role": actor.role.value, **payload}
    commitment = store.keep(full, salt)
    scope = subject.scope if subject else Scope()
    LedgerPayload.objects.create(
        commitment=commitment,
        payload=full,
        salt=salt,
        role=actor.role.value,
        programme_id=scope.programme,
        cycle_id=scope.cycle,
    )
    head = LedgerHead.objects.select_for_update().get()
    last = LedgerEntry.objects.get(sequence=head.sequence).as_entry() if head.sequence else None
    subject_id = subject.public_id if subject else SITE
    entry = next_entry(last, Act(timezone.now(), actor.id, subject_id, verb.id), commitment)
    LedgerEntry.objects.create(
        sequence=entry.sequence,
        time=entry.act.time,
        actor=entry.act.actor,
        subject=entry.act.subject,
        verb=entry.act.verb,
        commitment=entry.commitment,
        previous=entry.previous,
        hash=entry.hash,
    )
    LedgerHead.objects.update(sequence=entry.sequence, hash=entry.hash)
