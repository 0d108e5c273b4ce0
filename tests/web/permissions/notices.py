"""The public notice for the worlds of the generated tests; see ``worlds.py``."""

import json
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.sealed import seal_text
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.entries.models import Entry
from zhiheng.web.notices.models import GovernmentApproval, Objection, PublicNotice, Tip


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


def objection(world: Any) -> Objection:
    """One more objection to the example application, undecided."""
    said = dict.fromkeys(("name", "identity", "contact", "facts"), f"示例异议{world.mark}")
    return Objection.objects.create(
        cycle=world.cycle,
        notice=world.row(PublicNotice),
        number=Objection.objects.filter(cycle=world.cycle).count() + 1,
        entry=world.row(Entry),
        channel="letter",
        received_at=timezone.now(),
        said=seal_text(json.dumps(said)),
        due_on=timezone.now().date(),
        noted_by=world.people[Role.OFFICE_CLERK].person,
    )


def tip(world: Any) -> Tip:
    """One more tip."""
    person = world.people[Role.OFFICE_CLERK].person
    return Tip.objects.create(
        cycle=world.cycle, channel="letter", said=seal_text(f"示例线索{world.mark}"), noted_by=person
    )


NOTICE_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    PublicNotice: public_notice,
    GovernmentApproval: government_approval,
    Objection: objection,
    Tip: tip,
}
NOTICE_ADDRESSES: dict[str, type[Model]] = dict.fromkeys(
    [f"notices:{name}" for name in ("notice", "approve", "publication", "portal_page")], PublicNotice
) | {
    **dict.fromkeys([f"notices:{name}" for name in ("objections", "register", "pass_on")], PublicNotice),
    **dict.fromkeys([f"notices:{name}" for name in ("objection", "decide")], Objection),
}
