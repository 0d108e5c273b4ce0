"""Planning the phases of a cycle, and putting off a last day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import is_identifier, is_plain_name
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.changes import BAD_CODE, REPEATED
from zhiheng.web.programmes.clock import has_begun, local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, DeadlineExtension, Phase

NO_NAME = Message("环节没有名称 › 填写名称", "the phase has no name › give it one")
ENDS_EARLY = Message("结束日期早于开始日期 › 改正日期", "the phase ends before it begins › correct the days")
STRUCTURE_LOCKED = Message(
    "环节的增减、先后和计分方式属于已锁定的规则 › 按评审委员会的决定修改规则",
    "which phases there are and what they feed is locked › amend the rules by the committee’s decision",
)
HAS_BEGUN = Message(
    "“{phase}”已经开始，不能直接改日期 › 延长截止时间须经两人办理",
    "“{phase}” has begun, its days are fixed › put its last day off, which takes two persons",
)
NO_DEADLINE = Message("“{phase}”没有截止日 › 先安排日期", "“{phase}” has no last day › plan its dates first")
NOT_LATER = Message(
    "新的截止日不晚于原来的 {old} › 选更晚的一天", "the new day is not later than {old} › choose a later one"
)
IS_PAST = Message("新的截止日已经过去 › 选今天或以后的一天", "the new day is past › choose today or a later one")
STAGE_IS_OVER = Message(
    "“{phase}”所在的阶段已经结束 › 不能再延期", "the stage of “{phase}” is over › it cannot be extended"
)
NO_REASON = Message("没有写延期的理由 › 写上理由", "the extension has no reason › give one")
WILL_EXTEND = Message(
    "“{phase}”的截止日由 {old} 延至 {day} 24:00；理由：{reason}",
    "the last day of “{phase}” moves from {old} to {day}, 24:00; reason: {reason}",
)

_STRUCTURE = ("name", "order", "stage", "is_on", "scheme_phase")


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase as typed in."""

    code: str
    name: str
    stage: str
    is_on: bool
    scheme_phase: str
    begins: date | None
    ends: date | None


def plan_phases(actor: Actor, cycle: Cycle, rows: Sequence[PhaseRow]) -> None:
    """Write the phases of a cycle in their order, new ones added.

    Once the rules are locked only days change, and only those of phases that have not begun. Raises BadInputError with
    every problem at a field such as ``phases.0.ends``.
    """
    with acting(actor, rules.PLAN_PHASES, cycle) as deed:
        known = {phase.code: phase for phase in deed.subject.phases.all()}
        problems, changed = Problems(), dict[str, Json]()
        for position, row in enumerate(rows):
            phase = known.get(row.code) or Phase(cycle=deed.subject, code=row.code)
            _check(deed.subject, phase, row, f"phases.{position}", problems, rows[:position])
            _write(phase, row, position, changed)
        problems.raise_if_any()
        deed.record(changes=changed)


def _write(phase: Phase, row: PhaseRow, order: int, changed: dict[str, Json]) -> None:
    before = _days(phase)
    is_new = phase.pk is None
    structure = _structure(phase)
    phase.name, phase.stage, phase.order, phase.is_on = row.name, row.stage, order, row.is_on
    phase.scheme_phase, phase.begins, phase.ends = row.scheme_phase, row.begins, row.ends
    if is_new or before != _days(phase) or structure != _structure(phase):
        phase.save()
        changed[phase.name or phase.code] = _days(phase)


def _days(phase: Phase) -> list[Json]:
    return [day.isoformat() if day else "" for day in (phase.begins, phase.ends)]


def _structure(phase: Phase) -> tuple[object, ...]:
    return tuple(getattr(phase, name) for name in _STRUCTURE)


def _check(cycle: Cycle, phase: Phase, row: PhaseRow, at: str, problems: Problems, before: Sequence[PhaseRow]) -> None:
    if not is_identifier(row.code):
        problems.add(BAD_CODE, Place(cell=f"{at}.code"), code=row.code)
    if row.code in [one.code for one in before]:
        problems.add(REPEATED, Place(cell=f"{at}.code"), code=row.code)
    if not is_plain_name(row.name):
        problems.add(NO_NAME, Place(cell=f"{at}.name"))
    if row.begins and row.ends and row.ends < row.begins:
        problems.add(ENDS_EARLY, Place(cell=f"{at}.ends"))
    asked = (row.name, len(before), row.stage, row.is_on, row.scheme_phase)
    if cycle.is_locked and asked != _structure(phase):
        problems.add(STRUCTURE_LOCKED, Place(cell=f"{at}.name"))
    if (row.begins, row.ends) != (phase.begins, phase.ends) and _has_fixed_days(cycle, phase):
        problems.add(HAS_BEGUN, Place(cell=f"{at}.ends"), phase=phase.name)


def _has_fixed_days(cycle: Cycle, phase: Phase) -> bool:
    """Whether people rely on the days: the call is open, and the phase has begun or was put off already."""
    if cycle.stage == Stage.DRAFT or phase.ends is None:
        return False
    return has_begun(cycle, phase, timezone.now()) or phase.extensions.exists()


def _extension(arguments: Arguments) -> tuple[date, str]:
    return date.fromisoformat(str(arguments["day"])), str(arguments["reason"]).strip()


def _preview_extension(phase: Phase, arguments: Arguments) -> list[Message]:
    day, reason = _extension(arguments)
    return [filled(WILL_EXTEND, phase=phase.name, old=arguments["old"], day=day, reason=reason)]


def _extension_blockers(phase: Phase, arguments: Arguments) -> list[Message]:
    return list(_why_not_extended(phase, arguments, timezone.now()))


def _why_not_extended(phase: Phase, arguments: Arguments, now: datetime) -> Iterator[Message]:
    day, reason = _extension(arguments)
    cycle = phase.cycle
    if phase.ends is None:
        yield filled(NO_DEADLINE, phase=phase.name)
    elif day <= phase.ends:
        yield filled(NOT_LATER, old=phase.ends)
    if day < local_day(cycle, now):
        yield IS_PAST
    stages = list(Stage)
    if stages.index(Stage(phase.stage)) < stages.index(Stage(cycle.stage)):
        yield filled(STAGE_IS_OVER, phase=phase.name)
    if not reason:
        yield NO_REASON


@performs(rules.EXTEND_DEADLINE, _preview_extension, _extension_blockers)
def extend_deadline(deed: Deed[Phase], arguments: Arguments) -> None:
    """Put off the last day of a phase and keep the old one with the reason."""
    phase, old = deed.subject, cast("date", deed.subject.ends)
    day, reason = _extension(arguments)
    phase.ends = day
    phase.save(update_fields=["ends"])
    DeadlineExtension.objects.create(
        cycle=phase.cycle, phase=phase, old_ends=old, new_ends=day, reason=reason, extended_at=timezone.now()
    )


def extension_arguments(phase: Phase, day: date, reason: str) -> Mapping[str, Json]:
    """Return what a proposal to put off a phase's last day says."""
    old = phase.ends.isoformat() if phase.ends else ""
    return {"day": day.isoformat(), "reason": reason, "old": old, "phase_name": phase.name}
