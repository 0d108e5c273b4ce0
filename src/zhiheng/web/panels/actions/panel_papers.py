"""For how many days the experts of a panel are paid."""

from collections.abc import Mapping
from decimal import Decimal

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import Panel, PanelMember

MOST_DAYS = 60
_HALF = Decimal("0.5")
WRONG_DAYS = Message("天数不对 › 填 0 至 60，以半天为单位", "no number of days › give 0 to 60, in halves")


def note_days(actor: Actor, panel: Panel, days: Mapping[PanelMember, Decimal | None]) -> None:
    """Write for how many days members, or who left, are paid; None is not known yet.

    Raises NotPermittedError, NotFoundError for who never was in the panel, and BadInputError, its places the public ids
    of the members, for what is no number of half days up to 60 days.
    """
    with acting(actor, rules.NOTE_DAYS, panel) as deed:
        kept = PanelMember.objects.filter(panel=deed.subject).in_bulk()
        if not {one.pk for one in days} <= set(kept):
            raise NotFoundError
        wrong = [one for one, number in days.items() if number is not None and not _is_right(number)]
        if wrong:
            raise BadInputError([Problem(Place(cell=one.public_id), WRONG_DAYS) for one in wrong])
        changed = [one for one, number in days.items() if kept[one.pk].paid_days != number]
        for one in changed:
            PanelMember.objects.filter(pk=one.pk).update(paid_days=days[one])
        deed.record(count=len(changed))


def _is_right(days: Decimal) -> bool:
    return 0 <= days <= MOST_DAYS and days % _HALF == 0
