"""Recording the announcement (公布), which makes the rows of the winners."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.entries.models import EarlierWinner, Entry
from zhiheng.web.honours import messages, rules
from zhiheng.web.honours.models import Announcement, Winner
from zhiheng.web.honours.standing import Named, named_on, valid_until
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.notices.models import GovernmentApproval
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Announced:
    """Number and day of the document."""

    number: str
    announced_on: date


def note_announcement(actor: Actor, cycle: Cycle, announced: Announced) -> Announcement:
    """Record the document; the first time makes a winner of everybody who stands on the list, and tells them.

    Recording it again corrects number and day, and with it the validity. Raises NotPermittedError, BlockedError in a
    cycle without a list, and BadInputError with the places ``number`` and ``announced_on``.
    """
    with acting(actor, rules.NOTE_ANNOUNCEMENT, cycle) as deed:
        fresh = deed.subject
        listed = newest_list(fresh)
        if listed is None:
            raise blocked(messages.NO_LIST)
        problems = list(_wrong(fresh, listed, announced))
        if problems:
            raise BadInputError(problems)
        values = {"number": announced.number.strip(), "announced_on": announced.announced_on}
        values |= {"noted_by_id": cast("int", actor.person)}
        made, is_new = Announcement.objects.update_or_create(
            cycle=fresh, defaults=values, create_defaults={**values, "listed": listed}
        )
        if is_new:
            _make_winners(made, named_on(listed))
        made.winners.update(valid_until=valid_until(fresh, announced.announced_on))
        deed.about = made
        deed.record(
            number=made.number, announced_on=announced.announced_on.isoformat(), count=made.winners.count(), new=is_new
        )
    return made


def _wrong(cycle: Cycle, listed: ProposedList, announced: Announced) -> Iterator[Problem]:
    if not announced.number.strip():
        yield Problem(Place(cell="number"), messages.NO_NUMBER)
    if announced.announced_on > local_day(cycle, timezone.now()):
        yield Problem(Place(cell="announced_on"), messages.IN_THE_FUTURE)
    approval = GovernmentApproval.objects.filter(listed=listed).order_by("-pk").first()
    if approval and announced.announced_on < approval.decided_on:
        yield Problem(Place(cell="announced_on"), messages.BEFORE_APPROVAL)


def _make_winners(made: Announcement, named: Sequence[Named]) -> None:
    """Make their rows, note them among the earlier winners (限制申报期 follows from there), and tell them."""
    cycle = made.cycle
    entries = Entry.objects.filter(cycle=cycle, code__in=[one.code for one in named]).select_related("organisation")
    by_code = {one.code: one for one in entries}
    for order, one in enumerate(named):
        entry = by_code[one.code]
        values = {"entry": entry, "name": one.name, "tier": one.tier, "tier_id": one.tier_id}
        winner = Winner.objects.create(cycle=cycle, announcement=made, order=order, **values)
        if cycle.year and not cycle.is_practice:
            EarlierWinner.objects.update_or_create(
                programme=cycle.programme,
                year=cycle.year,
                award=cycle.programme.name,
                name=one.name,
                defaults={"credit_code": entry.organisation.credit_code, "tier": one.tier[:60]},
            )
        contacts = holders(cycle, {Role.ENTRY_OWNER}, entry.organisation)
        notify(contacts, messages.YOU_WON, f"/winners/{winner.public_id}", cycle=cycle, tier=one.tier)
