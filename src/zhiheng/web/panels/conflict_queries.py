"""What pages say of declarations and conflicts of interest."""

from dataclasses import dataclass

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.panels import doors
from zhiheng.web.panels.conflict_forms import KINDS, NONE
from zhiheng.web.panels.conflict_matches import Match, matches
from zhiheng.web.panels.models import Conflict, Declaration, PanelEntry, PanelMember, Pledge, SetAside
from zhiheng.web.panels.pledge_papers import pledge_lines
from zhiheng.web.panels.rules.conflicts import STAFF
from zhiheng.web.people.doors import assignments
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An entry of the expert's panels with what the expert declared last; ``is_barred``: a declared conflict stands."""

    reviewed: PanelEntry
    declared: Declaration | None

    @property
    def is_barred(self) -> bool:
        """Whether the expert declared a conflict."""
        return bool(self.declared and self.declared.kind)

    @property
    def says(self) -> Message | None:
        """What was declared, None before."""
        return None if self.declared is None else kind_name(self.declared.kind)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a panel: how far declared, the pledge, None before it was given, and whether it is signed."""

    member: PanelMember
    pledge: Pledge | None
    is_signed: bool
    declared: int
    of: int


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Somebody in a role other than expert, with the pledge, None before it was given, and whether it is signed."""

    member: Assignment
    pledge: Pledge | None
    is_signed: bool

    @property
    def role(self) -> Message:
        """The role in words."""
        return ROLE_NAMES[Role(self.member.role)]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A conflict in words."""

    conflict: Conflict
    kind: Message


@dataclass(frozen=True, slots=True)
class MatchLine:
    """What was found about a member; ``aside`` is that the office takes it for no conflict."""

    match: Match
    member: PanelMember
    kind: Message
    aside: SetAside | None


def kind_name(kind: str) -> Message:
    """Return what a kind of conflict is called, 无利害关系 for ""."""
    return KINDS.get(kind, NONE)


def own_lines(actor: Actor) -> list[OwnLine]:
    """Return the entries that the expert declares on, in the order of their organisations' names."""
    last = {one.entry_id: one for one in doors.declarations(actor)}
    found = doors.entries_to_declare(actor).order_by("entry__organisation__name_key", "pk")
    return [OwnLine(one, last.get(one.entry_id)) for one in found]


def member_lines(actor: Actor, cycle: Cycle) -> list[MemberLine]:
    """Return how far the members of a cycle's panels declared."""
    pledges = pledge_lines(actor, cycle)
    declared = set(doors.declarations(actor).filter(entry__cycle=cycle).values_list("person", "entry"))
    reviewed = list(doors.entries_to_declare(actor).filter(panel__cycle=cycle).values_list("panel", "entry"))
    lines = []
    for one in doors.members(actor).filter(panel__cycle=cycle):
        own = [entry for panel, entry in reviewed if panel == one.panel_id]
        done = sum((one.person_id, entry) in declared for entry in own)
        pledge, is_signed = pledges.get(one.person_id, (None, False))
        lines.append(MemberLine(one, pledge, is_signed, done, len(own)))
    return lines


def match_lines(actor: Actor, cycle: Cycle) -> list[MatchLine]:
    """Return what is found for members and entries of a cycle's panels and is not noted as a conflict yet."""
    members = list(doors.members(actor).filter(panel__cycle=cycle))
    reviewed = list(doors.entries_to_declare(actor).filter(panel__cycle=cycle))
    of = {(member.person, one): member for one in reviewed for member in members if member.panel_id == one.panel_id}
    aside = {
        (one.person_id, one.entry_id, one.match): one for one in doors.set_asides(actor).filter(entry__cycle=cycle)
    }
    return [
        MatchLine(
            one,
            of[one.person, one.reviewed],
            kind_name(one.kind),
            aside.get((one.person.pk, one.reviewed.entry_id, one.key)),
        )
        for one in matches(actor, cycle, list(of))
    ]


def staff_lines(actor: Actor, cycle: Cycle) -> list[StaffLine]:
    """Return who besides the experts comes near a cycle's entries, each role once, in the order of names."""
    pledges = pledge_lines(actor, cycle)
    held = assignments(actor).filter(role__in=STAFF, ended=None)
    reaching = held.filter(Q(cycle=cycle) | Q(cycle=None, programme=cycle.programme_id))
    return [
        StaffLine(one, *pledges.get(one.person_id, (None, False)))
        for one in reaching.order_by("person__name_key", "pk")
    ]


def conflict_lines(actor: Actor, cycle: Cycle) -> list[ConflictLine]:
    """Return the conflicts of a cycle, the newest first."""
    found = doors.conflicts(actor).filter(entry__cycle=cycle).order_by("-pk")
    return [ConflictLine(one, kind_name(one.kind)) for one in found]
