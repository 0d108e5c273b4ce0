"""Self-assessments outside any cycle: started, renamed, put away and taken out again (收起、取出); never deleted."""

from datetime import datetime
from typing import cast

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries import rules
from zhiheng.web.entries.actions.entries import add_parts, unused_code
from zhiheng.web.entries.models import Entry
from zhiheng.web.people.models import Organisation


def create_self_assessment(actor: Actor, organisation: Organisation, standard: str, title: str) -> Entry:
    """Start a self-assessment of the actor's organisation by a built-in standard, outside any cycle; return it.

    Raises NotPermittedError.
    """
    with acting(actor, rules.START_SELF_ASSESSMENT, organisation) as deed:
        entry = Entry.objects.create(
            organisation=deed.subject,
            standard=standard,
            title=title,
            code=unused_code(None),
            created_by_id=cast("int", actor.person),
        )
        add_parts(entry)
        deed.about = entry
        deed.record(code=entry.code, title=title, organisation=deed.subject.public_id)
    return entry


def rename_self_assessment(actor: Actor, entry: Entry, title: str) -> None:
    """Give a self-assessment another name; raises NotPermittedError."""
    with acting(actor, rules.RENAME_SELF_ASSESSMENT, entry) as deed:
        Entry.objects.filter(pk=entry.pk).update(title=title)
        deed.record(old=deed.subject.title, title=title)


def put_self_assessment_away(actor: Actor, entry: Entry) -> None:
    """Fold a self-assessment away: it is kept and read, not written until taken out; raises NotPermittedError."""
    _set_put_away(actor, rules.PUT_SELF_ASSESSMENT_AWAY, entry, timezone.now())


def take_self_assessment_out(actor: Actor, entry: Entry) -> None:
    """Take a self-assessment out that was put away; raises NotPermittedError."""
    _set_put_away(actor, rules.TAKE_SELF_ASSESSMENT_OUT, entry, None)


def _set_put_away(actor: Actor, verb: Verb, entry: Entry, at: datetime | None) -> None:
    with acting(actor, verb, entry) as deed:
        Entry.objects.filter(pk=entry.pk).update(put_away_at=at)
        deed.record(title=deed.subject.title)
