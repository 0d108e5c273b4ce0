"""How the office composes panels: make, rename, divide the indicators among members, order the visits."""

from collections.abc import Mapping

from django.db.models import Max
from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import IndicatorOwner, Panel, PanelEntry, PanelMember
from zhiheng.web.panels.panel_standards import indicators_of_panel
from zhiheng.web.programmes.models import Cycle

NO_NAME = Message("没有写评审组名称 › 写上名称，如“第一组”", "the panel has no name › write one, such as “Panel 1”")
SAME_NAME = Message(
    "本届已有同名的评审组 › 换一个名称", "another panel of the cycle has this name › choose another one"
)
SAME_NUMBER = Message(
    "这个顺序号用了不止一次 › 按抽签结果，每家一个号", "this number stands more than once › one number each, as drawn"
)


def make_panel(actor: Actor, cycle: Cycle, name: str) -> Panel:
    """Make a panel, the last one of the cycle; return it.

    Raises NotPermittedError, and BadInputError, its place ``name``, without a name or for one that another panel has.
    """
    with acting(actor, rules.MAKE_PANEL, cycle) as deed:
        others = Panel.objects.filter(cycle=deed.subject)
        last = others.aggregate(last=Max("order"))["last"] or 0
        panel = Panel.objects.create(cycle=deed.subject, name=_checked(name, deed.subject), order=last + 1)
        deed.about = panel
        deed.record(name=panel.name)
    return panel


def rename_panel(actor: Actor, panel: Panel, name: str) -> None:
    """Give a panel another name; raises as ``make_panel``."""
    with acting(actor, rules.RENAME_PANEL, panel) as deed:
        before = deed.subject.name
        deed.subject.name = _checked(name, deed.subject.cycle, deed.subject)
        deed.subject.save(update_fields=["name"])
        deed.record(before=before, name=deed.subject.name)


def divide_indicators(actor: Actor, panel: Panel, owners: Mapping[str, PanelMember | None]) -> None:
    """Let one member, or nobody, draft for each of these indicators; the others stay as they are.

    Raises NotPermittedError, and NotFoundError for an indicator that is not the standard's and for who is not in the
    panel now.
    """
    with acting(actor, rules.DIVIDE_INDICATORS, panel) as deed:
        members = PanelMember.objects.filter(panel=deed.subject, ended=None).select_related("person").in_bulk()
        codes = {indicator.code for indicator in indicators_of_panel(deed.subject)}
        if not set(owners) <= codes or not all(owner is None or owner.pk in members for owner in owners.values()):
            raise NotFoundError
        held = IndicatorOwner.objects.filter(member__panel=deed.subject, ended=None)
        before = dict(held.values_list("indicator", "member"))
        changed = {code: one for code, one in owners.items() if before.get(code) != (one.pk if one else None)}
        held.filter(indicator__in=changed).update(ended=timezone.now())
        for code, owner in changed.items():
            if owner:
                IndicatorOwner.objects.create(member=members[owner.pk], indicator=code)
        deed.record(owners={code: one.person.public_id if one else None for code, one in changed.items()})


def order_visits(actor: Actor, panel: Panel, numbers: Mapping[PanelEntry, int]) -> None:
    """Write the order of visits that was drawn by hand; applications without a number have no place.

    Raises NotPermittedError, NotFoundError for an application that is not the panel's now, and BadInputError, its
    places the public ids of what has a number more than once.
    """
    with acting(actor, rules.ORDER_VISITS, panel) as deed:
        reviewed = PanelEntry.objects.filter(panel=deed.subject, ended=None)
        if not set(numbers) <= set(reviewed):
            raise NotFoundError
        given = list(numbers.values())
        twice = [one for one, number in numbers.items() if given.count(number) > 1]
        if twice:
            raise BadInputError([Problem(Place(cell=one.public_id), SAME_NUMBER) for one in twice])
        reviewed.update(visit_order=None)
        for one, number in numbers.items():
            reviewed.filter(pk=one.pk).update(visit_order=number)
        deed.record(order={str(numbers[one]): one.entry.public_id for one in sorted(numbers, key=numbers.__getitem__)})


def _checked(name: str, cycle: Cycle, panel: Panel | None = None) -> str:
    """Return the name as it is kept; ``panel`` is the one that may have it already."""
    tidied = name.strip()
    has_it = Panel.objects.filter(cycle=cycle, name=tidied).first()
    wrong = NO_NAME if not tidied else SAME_NAME if has_it not in (None, panel) else None
    if wrong:
        raise BadInputError([Problem(Place(cell="name"), wrong)])
    return tidied
