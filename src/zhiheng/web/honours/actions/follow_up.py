"""The follow-up (年度跟踪): asked for by the office, filled in and submitted by each winner, reminded of."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.telling import holders as holders_in
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions
from zhiheng.web.honours import doors, messages, rules
from zhiheng.web.honours.follow_up_fields import FIELDS, FOLLOW_UP
from zhiheng.web.honours.models import FollowUp, Winner
from zhiheng.web.honours.standing import follow_up_years
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle


def open_follow_up(actor: Actor, cycle: Cycle, year: int, due_on: date) -> int:
    """Ask every winner whose award stands, and who was not asked yet, for the form of a year; return how many.

    Raises NotPermittedError, BlockedError if there is nobody to ask, and BadInputError with ``year`` and ``due_on``.
    """
    with acting(actor, rules.OPEN_FOLLOW_UP, cycle) as deed:
        fresh = deed.subject
        found = Winner.objects.filter(cycle=fresh, revocation=None).exclude(follow_ups__year=year)
        winners = list(found.select_related("entry__organisation", "announcement").order_by("order"))
        if not winners:
            raise blocked(filled(messages.NOBODY_TO_ASK, year=year))
        problems = list(_wrong(fresh, winners[0], year, due_on))
        if problems:
            raise BadInputError(problems)
        values = {"year": year, "due_on": due_on, "opened_by_id": cast("int", actor.person)}
        made = [FollowUp.objects.create(cycle=fresh, winner=one, **values) for one in winners]
        _tell(made, messages.ASKED)
        deed.record(year=year, due_on=due_on.isoformat(), count=len(made), forms=[one.public_id for one in made])
    return len(made)


def _wrong(cycle: Cycle, winner: Winner, year: int, due_on: date) -> Iterator[Problem]:
    years = follow_up_years(winner)
    if year not in years:
        message = filled(messages.NOT_IN_PERIOD, first=years.start, last=years.stop - 1)
        yield Problem(Place(cell="year"), message)
    if due_on < local_day(cycle, timezone.now()):
        yield Problem(Place(cell="due_on"), messages.DUE_PASSED)


def submit_follow_up(actor: Actor, follow_up: FollowUp) -> None:
    """Keep what is written as it stands; the office is told. It may come late.

    Raises NotPermittedError, NotFoundError for another winner's, and BlockedError with every field that is empty.
    """
    with acting(actor, rules.SUBMIT_FOLLOW_UP, follow_up) as deed:
        fresh = doors.follow_up(actor, deed.subject.public_id)
        texts = texts_of(FOLLOW_UP, fresh)
        empty = [label for name, label in FIELDS.items() if not texts.get(name, "").strip()]
        if empty:
            raise blocked(*(filled(messages.NOT_FILLED, field=label) for label in empty))
        content = canonical_json({name: texts[name] for name in FIELDS})
        fresh.content, fresh.digest = content.decode(), sha256_hex(content)
        fresh.submitted_at, fresh.submitted_by_id = timezone.now(), actor.person
        fresh.save(update_fields=["content", "digest", "submitted_at", "submitted_by"])
        values = {"name": fresh.winner.name, "year": fresh.year}
        notify(holders_in(OFFICE, fresh.scope), messages.GIVEN, _link(fresh), cycle=fresh.cycle, **values)
        deed.record(year=fresh.year, submitted=fresh.digest, **seal_versions(fresh))


def remind_of_follow_up(actor: Actor, cycle: Cycle) -> int:
    """Remind the contacts of every winner whose form is not submitted; return how many forms.

    Raises NotPermittedError, and BlockedError if there is none.
    """
    with acting(actor, rules.REMIND_FOLLOW_UP, cycle) as deed:
        waiting = FollowUp.objects.filter(cycle=deed.subject, submitted_at=None, winner__revocation=None)
        found = list(waiting.select_related("winner__entry__organisation", "cycle__programme").order_by("pk"))
        if not found:
            raise blocked(messages.NOBODY_TO_REMIND)
        waiting.update(reminded_at=timezone.now())
        _tell(found, messages.REMINDED)
        deed.record(count=len(found), forms=[one.public_id for one in found])
    return len(found)


def _tell(forms: Iterable[FollowUp], text: Message) -> None:
    for one in forms:
        contacts = holders(one.cycle, {Role.ENTRY_OWNER}, one.winner.entry.organisation)
        notify(contacts, text, _link(one), cycle=one.cycle, year=one.year, day=one.due_on)


def _link(follow_up: FollowUp) -> str:
    return reverse("honours:follow_up", args=[follow_up.public_id])
