"""What follows the announcement for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.entries.models import Entry
from zhiheng.web.honours.models import Announcement, AwardPayment, Certificate, FollowUp, Revocation, Winner
from zhiheng.web.messages.models import Letter


def _clerk(world: Any) -> dict[str, Any]:
    return {"cycle": world.cycle, "noted_by": world.people[Role.OFFICE_CLERK].person}


def announcement(world: Any) -> Announcement:
    """The announcement of the example list."""
    values = {"number": f"示例公布{world.mark}", "announced_on": timezone.now().date() - timedelta(days=9)}
    return Announcement.objects.create(**_clerk(world), listed=world.row(ProposedList), **values)


def winner(world: Any) -> Winner:
    """The example application has won."""
    entry = world.row(Entry)
    return Winner.objects.create(
        cycle=world.cycle,
        announcement=world.row(Announcement),
        entry=entry,
        name=entry.organisation.name,
        order=0,
        tier=f"示例奖项{world.mark}",
        tier_id="award",
    )


def certificate(world: Any) -> Certificate:
    """One more certificate of the winner."""
    number = f"示例{Certificate.objects.count()}{world.mark}"
    values = {"winner": world.row(Winner), "kind": "certificate", "dated": timezone.now().date()}
    return Certificate.objects.create(**_clerk(world), number=number, **values)


def payment(world: Any) -> AwardPayment:
    """What the winner was paid."""
    values = {"amount": 1, "paid_on": timezone.now().date(), "document": f"示例资金{world.mark}"}
    return AwardPayment.objects.create(**_clerk(world), winner=world.row(Winner), **values)


def revocation(world: Any) -> Revocation:
    """The award of the winner is revoked."""
    return Revocation.objects.create(
        cycle=world.cycle,
        winner=world.row(Winner),
        document=f"示例决定{world.mark}",
        decided_on=timezone.now().date(),
        reason=f"示例原因{world.mark}",
        letter=world.row(Letter),
        proposal=world.row(ProposedList).proposal,
    )


def follow_up(world: Any) -> FollowUp:
    """The form of one more year."""
    year = 2100 + FollowUp.objects.count()
    values = {"winner": world.row(Winner), "due_on": timezone.now().date() + timedelta(days=9)}
    opened_by = world.people[Role.OFFICE_CLERK].person
    return FollowUp.objects.create(cycle=world.cycle, year=year, opened_by=opened_by, **values)


HONOUR_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    Announcement: announcement,
    Winner: winner,
    Certificate: certificate,
    AwardPayment: payment,
    Revocation: revocation,
    FollowUp: follow_up,
}
HONOUR_ADDRESSES: dict[str, type[Model]] = {
    **dict.fromkeys([f"honours:{name}" for name in ("winner", "register", "pay", "revoke")], Winner),
    **dict.fromkeys([f"honours:{name}" for name in ("certificate", "hand_over", "replace", "take_back")], Certificate),
    **dict.fromkeys([f"honours:{name}" for name in ("follow_up", "submit_follow_up")], FollowUp),
    "honours:repay": AwardPayment,
}
