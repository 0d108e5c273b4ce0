"""Who and what is in a panel: experts with their leader and substitutes, applications."""

from collections.abc import Sequence

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import IndicatorOwner, Panel, PanelEntry, PanelMember
from zhiheng.web.people.models import Assignment, Person

NOBODY = Message("没有选专家 › 勾选要编入的专家", "no expert is chosen › tick who joins the panel")
ALREADY_IN = Message(
    "{name} 已经在本组 › 刷新页面，另选专家", "{name} is in this panel already › reload the page, choose somebody else"
)
NO_ENTRY = Message("没有选申报 › 勾选要分给本组的申报", "no application is chosen › tick what the panel reviews")
NOT_PASSED = Message(
    "{name} 没有通过资格审查 › 资格审查通过后再分给评审组",
    "{name} did not pass the eligibility check › give it to a panel once it did",
)
IN_A_PANEL = Message(
    "{name} 已经分给评审组 › 先从那一组移出", "{name} is in a panel already › take it out of that one first"
)
NO_REASON = Message("没有写退出的理由 › 写明理由，如“回避”", "no reason is given › write why, such as a conflict")
NO_REASON_OF_ENTRY = Message(
    "没有写移出的理由 › 写明理由，如“调整分组”", "no reason is given › write why, such as a change of panels"
)
LEFT = Message("这位专家已经退出评审组 › 刷新页面", "this expert left the panel already › reload the page")
TAKEN_OUT = Message(
    "这份申报已经移出评审组 › 刷新页面", "this application was taken out of the panel already › reload the page"
)


def add_members(actor: Actor, panel: Panel, people: Sequence[Person]) -> None:
    """Put experts of the cycle into a panel.

    Raises NotPermittedError, NotFoundError for who is no expert of the cycle now, and BadInputError, its places
    ``people``, without any and for each who is in the panel already.
    """
    with acting(actor, rules.ADD_MEMBERS, panel) as deed:
        if not people:
            raise BadInputError([Problem(Place(cell="people"), NOBODY)])
        _add(deed.subject, people, "people")
        deed.record(people=[person.public_id for person in people])


def choose_leader(actor: Actor, member: PanelMember) -> None:
    """Let a member lead the panel, in place of who leads it.

    Raises NotPermittedError, and BlockedError for who left the panel.
    """
    with acting(actor, rules.CHOOSE_LEADER, member.panel) as deed:
        leader = _member_now(member)
        PanelMember.objects.filter(panel=deed.subject, ended=None, is_leader=True).update(is_leader=False)
        PanelMember.objects.filter(pk=leader.pk).update(is_leader=True)
        deed.record(person=leader.person.public_id)


def end_member(actor: Actor, member: PanelMember, reason: str, substitute: Person | None = None) -> None:
    """Let an expert leave a panel; what was written in score sheets stays.

    A substitute (递补) follows as a member and drafts for the indicators that the expert had, but does not lead. Raises
    NotPermittedError, NotFoundError for a substitute who is no expert of the cycle now, and BadInputError with places
    ``reason`` and ``substitute``; BlockedError for who left already.
    """
    with acting(actor, rules.END_MEMBER, member.panel) as deed:
        left = _member_now(member)
        if not reason.strip():
            raise BadInputError([Problem(Place(cell="reason"), NO_REASON)])
        left.ended, left.reason = timezone.now(), reason.strip()
        left.save(update_fields=["ended", "reason"])
        if substitute:
            _follow(left, *_add(deed.subject, [substitute], "substitute"))
        IndicatorOwner.objects.filter(member=left, ended=None).update(ended=left.ended)
        follows = substitute.public_id if substitute else None
        deed.record(person=left.person.public_id, substitute=follows, reason=left.reason)


def add_entries(actor: Actor, panel: Panel, entries: Sequence[Entry]) -> None:
    """Let a panel review applications of its cycle.

    Raises NotPermittedError, NotFoundError for one of another cycle, and BadInputError, its places ``entries``, without
    any, and for each that did not pass 资格审查 or is in a panel.
    """
    with acting(actor, rules.ADD_ENTRIES, panel) as deed:
        if not entries:
            raise BadInputError([Problem(Place(cell="entries"), NO_ENTRY)])
        of_cycle = Entry.objects.filter(cycle=deed.subject.cycle_id, pk__in=[entry.pk for entry in entries])
        fresh = list(of_cycle.select_for_update(of=("self",), no_key=True).select_related("organisation"))
        if len(fresh) != len(entries):
            raise NotFoundError
        problems = [problem for entry in fresh if (problem := _problem_of(entry))]
        if problems:
            raise BadInputError(problems)
        for entry in entries:
            PanelEntry.objects.create(panel=deed.subject, entry=entry)
        deed.record(entries=[entry.public_id for entry in entries])


def end_entry(actor: Actor, reviewed: PanelEntry, reason: str) -> None:
    """Take an application out of a panel; what was written in score sheets stays.

    Raises NotPermittedError, BadInputError, its place ``reason``, without a reason, and BlockedError for one that was
    taken out.
    """
    with acting(actor, rules.END_ENTRY, reviewed.panel) as deed:
        if not reason.strip():
            raise BadInputError([Problem(Place(cell="reason"), NO_REASON_OF_ENTRY)])
        ended = {"ended": timezone.now(), "reason": reason.strip()}
        if not PanelEntry.objects.filter(pk=reviewed.pk, ended=None).update(**ended):
            raise blocked(TAKEN_OUT)
        deed.record(entry=reviewed.entry.public_id, reason=reason.strip())


def _member_now(member: PanelMember) -> PanelMember:
    """Return a member as it stands; the caller has locked the panel, so that nobody else changes who is in it."""
    found = PanelMember.objects.select_related("person").filter(pk=member.pk, ended=None).first()
    if found is None:
        raise blocked(LEFT)
    return found


def _add(panel: Panel, people: Sequence[Person], cell: str) -> list[PanelMember]:
    wanted = {person.pk for person in people}
    held = Assignment.objects.filter(role=Role.EXPERT, ended=None, cycle=panel.cycle_id, person__in=wanted)
    if set(held.values_list("person", flat=True)) != wanted:
        raise NotFoundError
    members = set(PanelMember.objects.filter(panel=panel, ended=None).values_list("person", flat=True))
    known = [person for person in people if person.pk in members]
    if known:
        raise BadInputError([Problem(Place(cell=cell), ALREADY_IN, (("name", one.name),)) for one in known])
    return [PanelMember.objects.create(panel=panel, person=person) for person in people]


def _follow(left: PanelMember, substitute: PanelMember) -> None:
    substitute.replaces = left
    substitute.save(update_fields=["replaces"])
    for code in IndicatorOwner.objects.filter(member=left, ended=None).values_list("indicator", flat=True):
        IndicatorOwner.objects.create(member=substitute, indicator=code)


def _problem_of(entry: Entry) -> Problem | None:
    passed = ScreeningCheck.objects.filter(
        entry=entry, kind=ScreeningCheck.Kind.ELIGIBILITY, state=ScreeningCheck.State.PASSED
    )
    if entry.state == Entry.State.WITHDRAWN or not passed.exists():
        wrong = NOT_PASSED
    elif PanelEntry.objects.filter(entry=entry, ended=None).exists():
        wrong = IN_A_PANEL
    else:
        return None
    return Problem(Place(cell="entries"), wrong, (("name", entry.organisation.name),))
