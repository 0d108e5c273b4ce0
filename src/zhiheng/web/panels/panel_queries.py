"""What pages say of panels."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import F, QuerySet

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.entries.doors import screening_checks
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import Appraisal, ExpertProfile, IndicatorOwner, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.panels.panel_standards import indicators_of_panel
from zhiheng.web.panels.panel_warnings import warnings_of
from zhiheng.web.panels.pledge_papers import pledge_lines
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import values_of
from zhiheng.web.site.texts import say

_SIZE = Message("每组专家应为 {wanted} 位，现有 {count} 位", "{wanted} experts are planned for a panel; it has {count}")
_OUTSIDE = Message(
    "本地以外的专家应不少于 {wanted}，现有 {count} 位", "at least {wanted} should come from outside; there are {count}"
)
_FINANCE = Message(
    "财务专家应不少于 {wanted} 位，现有 {count} 位", "at least {wanted} should be experts in finance; there are {count}"
)
_NO_LEADER = Message("还没有确定组长", "there is no leader yet")
_UNOWNED = Message("还有 {count} 个指标没有主评", "{count} indicators have no owner yet")


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A panel as a line: who is in it now, the leader first, and what it reviews now."""

    panel: Panel
    members: Sequence[PanelMember]
    entries: Sequence[PanelEntry]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member with what is known of the expert, None if nothing or not for the actor to read, and the pledge."""

    member: PanelMember
    profile: ExpertProfile | None
    pledge: Pledge | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """An indicator with the member who drafts for it, None while nobody does."""

    indicator: Indicator
    owner: PanelMember | None


def panel_lines(actor: Actor, cycle: Cycle) -> list[PanelLine]:
    """Return the panels of a cycle in their order; three queries however many."""
    members: dict[int, list[PanelMember]] = {}
    for member in doors.panel_members(actor).filter(panel__cycle=cycle, ended=None).order_by("-is_leader", "pk"):
        members.setdefault(member.panel_id, []).append(member)
    reviewed: dict[int, list[PanelEntry]] = {}
    for one in doors.panel_entries(actor).filter(panel__cycle=cycle, ended=None):
        reviewed.setdefault(one.panel_id, []).append(one)
    found = doors.panels(actor).filter(cycle=cycle)
    return [PanelLine(one, members.get(one.pk, []), reviewed.get(one.pk, [])) for one in found]


def member_lines(actor: Actor, panel: Panel) -> list[MemberLine]:
    """Return who is in a panel now, the leader first; as many queries however many."""
    known, pledges = profiles_of(actor, panel.cycle), pledge_lines(actor, panel.cycle)
    members = doors.panel_members(actor).filter(panel=panel, ended=None).order_by("-is_leader", "pk")
    return [MemberLine(one, known.get(one.person_id), *pledges.get(one.person_id, (None, False))) for one in members]


def appraisal_lines(actor: Actor, panel: Panel) -> list[tuple[PanelMember, Appraisal | None]]:
    """Return who is or was in a panel with the last appraisal, None before the first, in the order of their names."""
    last = {one.member_id: one for one in doors.appraisals(actor).filter(member__panel=panel)}
    members = doors.panel_members(actor).filter(panel=panel).order_by("person__name_key", "pk")
    return [(one, last.get(one.pk)) for one in members]


def profiles_of(actor: Actor, cycle: Cycle) -> dict[int, ExpertProfile]:
    """Return what is known of the experts of a cycle's award, by person; nothing for who may not read it."""
    return {one.person_id: one for one in doors.expert_profiles(actor).filter(programme=cycle.programme_id)}


def left_members(actor: Actor, panel: Panel) -> list[tuple[PanelMember, str]]:
    """Return who left a panel, each with the name of the substitute, "" for none."""
    members = doors.panel_members(actor).filter(panel=panel)
    followed = {one.replaces_id: one.person.name for one in members.exclude(replaces=None)}
    return [(one, followed.get(one.pk, "")) for one in members.exclude(ended=None)]


def reviewed_by(actor: Actor, panel: Panel) -> QuerySet[PanelEntry]:
    """Return what a panel reviews now, in the order of visits; those without a place come last."""
    return (
        doors.panel_entries(actor).filter(panel=panel, ended=None).order_by(F("visit_order").asc(nulls_last=True), "pk")
    )


def ended_entries(actor: Actor, panel: Panel) -> QuerySet[PanelEntry]:
    """Return what was taken out of a panel, the first one first."""
    return doors.panel_entries(actor).filter(panel=panel).exclude(ended=None).order_by("ended", "pk")


def free_experts(actor: Actor, panel: Panel) -> QuerySet[Person]:
    """Return the experts of the cycle who are not in the panel now, in the order of their names."""
    held = doors.experts(actor).filter(cycle=panel.cycle_id)
    inside = PanelMember.objects.filter(panel=panel, ended=None)
    found = Person.objects.filter(pk__in=held.values("person")).exclude(pk__in=inside.values("person"))
    return found.order_by("name_key", "pk")


def free_entries(actor: Actor, cycle: Cycle) -> QuerySet[Entry]:
    """Return the applications that passed 资格审查 and are in no panel, in the order of the applicants' names."""
    passed = screening_checks(actor).filter(
        entry__cycle=cycle, kind=ScreeningCheck.Kind.ELIGIBILITY, state=ScreeningCheck.State.PASSED
    )
    found = Entry.objects.filter(pk__in=passed.order_by().values("entry")).exclude(state=Entry.State.WITHDRAWN)
    found = found.exclude(pk__in=PanelEntry.objects.filter(ended=None).values("entry"))
    return found.select_related("organisation", "track").order_by("organisation__name_key", "pk")


def owner_lines(actor: Actor, panel: Panel) -> list[OwnerLine]:
    """Return the indicators that a panel scores, each with who drafts for it."""
    members = doors.panel_members(actor).filter(panel=panel, ended=None)
    owners = IndicatorOwner.objects.filter(member__in=members, ended=None).select_related("member__person")
    known = {one.indicator: one.member for one in owners}
    return [OwnerLine(one, known.get(one.code)) for one in indicators_of_panel(panel)]


def hints_of(actor: Actor, panel: Panel) -> list[str]:
    """Return in what a panel differs from what the cycle's settings plan, for the office; nothing is enforced."""
    if actor.role not in OFFICE:
        return []
    lines, planned = member_lines(actor, panel), values_of(panel.cycle)
    profiles = [line.profile for line in lines if line.profile]
    outside = sum(one.is_outside for one in profiles)
    finance = sum(one.is_finance for one in profiles)
    unowned = sum(line.owner is None for line in owner_lines(actor, panel))
    size, wanted_finance = int(str(planned["panel.size"])), int(str(planned["panel.finance_experts"]))
    share = str(planned["panel.outside_share"])
    found: list[tuple[bool, Message, dict[str, object]]] = [
        (len(lines) != size, _SIZE, {"wanted": size, "count": len(lines)}),
        (outside < Fraction(share) * len(lines), _OUTSIDE, {"wanted": share, "count": outside}),
        (finance < wanted_finance, _FINANCE, {"wanted": wanted_finance, "count": finance}),
        (not any(line.member.is_leader for line in lines), _NO_LEADER, {}),
        (unowned > 0, _UNOWNED, {"count": unowned}),
    ]
    warned = warnings_of(actor, panel, [line.member.person for line in lines])
    differing = [say(message, **values) for differs, message, values in found if differs]
    return differing + [f"{one.member.person.name} {said}" for one in lines for said in warned[one.member.person_id]]
