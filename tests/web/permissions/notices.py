"""The public notice for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.notices.models import GovernmentApproval, PublicNotice


def public_notice(world: Any) -> PublicNotice:
    """One more notice of the example list, as a draft."""
    number = PublicNotice.objects.filter(cycle=world.cycle).count() + 1
    values = {"listed": world.row(ProposedList), "planned_on": timezone.now().date()}
    return PublicNotice.objects.create(cycle=world.cycle, number=number, **values)


def government_approval(world: Any) -> GovernmentApproval:
    """An approval of the example list."""
    return GovernmentApproval.objects.create(
        cycle=world.cycle,
        listed=world.row(ProposedList),
        kind=GovernmentApproval.Kind.REPLY,
        number=f"示例批复{world.mark}",
        decided_on=timezone.now().date(),
        noted_by=world.people[Role.OFFICE_CLERK].person,
    )


NOTICE_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    PublicNotice: public_notice,
    GovernmentApproval: government_approval,
}
NOTICE_ADDRESSES: dict[str, type[Model]] = dict.fromkeys(
    [f"notices:{name}" for name in ("notice", "approve", "publication", "portal_page")], PublicNotice
)
