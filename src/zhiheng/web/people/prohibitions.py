"""Which roles one person may not hold together (design rule 12): prohibitions follow the person."""

from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.roles import APPLICANT, OFFICE, ROLE_NAMES, Role
from zhiheng.web.people.models import HeldRow, Person

ALONE = frozenset({Role.OPERATOR, Role.SUPERVISOR})
"""Who holds no other role in the same cycle: watching, or running the computer, goes with nothing else."""
_DECIDING = OFFICE | {Role.CONTRACTOR, Role.COMMITTEE_MEMBER, Role.LIAISON}
_EXPERT = frozenset({Role.EXPERT})

_HELD_ALREADY = Message("此人已经是{held} › 不必再邀请", "this person is {held} already › no invitation is needed")
_EXCLUDED = Message(
    "同一届里{held}不能兼任{wanted} › 换一个人，或先结束原来的角色",
    "in one cycle {held} and {wanted} exclude each other › choose somebody else, or end the other role first",
)
_EXCLUDED_WITHOUT_NAMING = Message(
    "此人已有的角色不能兼任{wanted} › 换一个人",
    "the roles this person holds exclude {wanted} › choose somebody else",
)


def exclude_each_other(one: Role, other: Role) -> bool:
    """Whether no person may hold both roles in one cycle."""
    pair = frozenset({one, other})
    if len(pair) == 1:
        return False
    sides = (_DECIDING, _EXPERT, APPLICANT)
    is_across = sum(bool(pair & side) for side in sides) > 1
    return bool(pair & ALONE) or is_across


def obstacle(person: Person, wanted: HeldRow, *, is_named: bool) -> Problem | None:
    """Return what the person holds now that stands against a further role, None if nothing does.

    With ``is_named`` it says which role that is, for readers who may know.
    """
    for held in person.assignments.filter(ended=None).select_related("cycle").order_by("pk"):
        if held.role == wanted.role and _place(held) == _place(wanted):
            return _problem(_HELD_ALREADY, held, wanted)
        if stand_against(held, wanted):
            return _problem(_EXCLUDED if is_named else _EXCLUDED_WITHOUT_NAMING, held, wanted)
    return None


def stand_against(one: HeldRow, other: HeldRow) -> bool:
    """Whether no person may hold both: the roles exclude each other, and both reach into some cycle."""
    programmes = {_programme(one), _programme(other)} - {None}
    cycles = {one.cycle_id, other.cycle_id} - {None}
    do_meet = len(programmes) <= 1 and len(cycles) <= 1  # None reaches everywhere
    return do_meet and exclude_each_other(Role(one.role), Role(other.role))


def _programme(row: HeldRow) -> int | None:
    return row.cycle.programme_id if row.cycle else row.programme_id


def _place(row: HeldRow) -> tuple[int | None, int | None, int | None]:
    return row.programme_id, row.cycle_id, row.organisation_id


def _problem(message: Message, held: HeldRow, wanted: HeldRow) -> Problem:
    names = (("held", ROLE_NAMES[Role(held.role)]), ("wanted", ROLE_NAMES[Role(wanted.role)]))
    return Problem(Place(), message, names)
