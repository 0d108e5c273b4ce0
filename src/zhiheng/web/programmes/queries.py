"""Reading across tables for the pages of programmes and cycles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, ROLE_NAMES, Role
from zhiheng.web.audit.stages import STAGE_NAMES, Stage
from zhiheng.web.programmes import doors
from zhiheng.web.programmes.clock import end_of, local_day
from zhiheng.web.programmes.contributions import Step, steps_of_way
from zhiheng.web.programmes.models import Cycle, HolidayYear, Phase, Programme, StageCounts
from zhiheng.web.programmes.working_days import Tables, YearTable

_LEAST = 5
_LEAST_FOR_APPLICANTS = 10


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """An award with its cycles; ``is_open`` whether the actor may open the award's own page."""

    programme: Programme
    cycles: Sequence[Cycle]
    is_open: bool


@dataclass(frozen=True, slots=True)
class StageStep:
    """One of the fixed stages in a cycle's way."""

    name: Message
    is_now: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase with its state on a day."""

    phase: Phase
    stage: Message
    actors: Sequence[Message]
    state: str
    last_moment: datetime | None


def listed_programmes(actor: Actor) -> list[ProgrammeLine]:
    """Return the awards the actor may know of with the cycles whose titles the actor may read; two queries."""
    cycles = list(doors.titled_cycles(actor))
    opened = list(doors.programmes(actor))
    known = {programme.pk: programme for programme in opened}
    for cycle in cycles:
        known.setdefault(cycle.programme_id, cycle.programme)
    own = {programme.pk for programme in opened}
    ordered = sorted(known.values(), key=lambda programme: (programme.name_key, programme.pk))
    return [
        ProgrammeLine(one, [cycle for cycle in cycles if cycle.programme_id == one.pk], one.pk in own)
        for one in ordered
    ]


def stage_steps(cycle: Cycle) -> list[StageStep]:
    """Return the fixed stages in their order."""
    order = list(Stage)
    now = order.index(Stage(cycle.stage))
    return [
        StageStep(STAGE_NAMES[stage], is_now=position == now, is_over=position < now)
        for position, stage in enumerate(order)
    ]


def phase_lines(cycle: Cycle, now: datetime) -> list[PhaseLine]:
    """Return the phases that are on, each ``past``, ``now``, ``ahead``, or ``undated``."""
    today = local_day(cycle, now)
    return [
        PhaseLine(
            phase=phase,
            stage=STAGE_NAMES[Stage(phase.stage)],
            actors=[ROLE_NAMES[Role(role)] for role in phase.actors],
            state=_state(phase, today),
            last_moment=end_of(cycle, phase.ends) if phase.ends else None,
        )
        for phase in cycle.phases.filter(is_on=True)
    ]


def _state(phase: Phase, today: date) -> str:
    if phase.ends and phase.ends < today:
        return "past"
    if phase.begins is None:
        return "undated"
    return "now" if phase.begins <= today else "ahead"


def working_day_tables(programme: Programme) -> Tables:
    """Return the holidays entered for an award by year, for the functions of ``working_days``."""
    return {
        table.year: YearTable(
            frozenset(map(date.fromisoformat, table.holidays)), frozenset(map(date.fromisoformat, table.workdays))
        )
        for table in HolidayYear.objects.filter(programme=programme)
    }


def shown_steps(actor: Actor, cycle: Cycle) -> list[tuple[Message, int | None]]:
    """Return how many entries stand where, None where a number would tell too much (design rule 8).

    Who works inside reads today's numbers. Others read those noted when the last stage ended, each only if it counts
    enough entries and differs from the last one shown by none or by enough.
    """
    if actor.role in doors.INSIDE:
        return [(step.name, step.count) for step in steps_of_way(cycle)]
    noted = StageCounts.objects.filter(cycle=cycle).order_by("-taken_at").first()
    steps = [Step(Message(zh, en), count) for zh, en, count in noted.counts] if noted else []
    return without_small(steps, _LEAST_FOR_APPLICANTS if actor.role in APPLICANT else _LEAST)


def without_small(steps: Sequence[Step], least: int) -> list[tuple[Message, int | None]]:
    """Return counts, None for one below ``least`` or that differs from the last one shown by fewer, but not by none."""
    shown: list[tuple[Message, int | None]] = []
    last: int | None = None
    for step in steps:
        is_told = step.count >= least and (last is None or step.count == last or abs(step.count - last) >= least)
        last = step.count if is_told else last
        shown.append((step.name, step.count if is_told else None))
    return shown


@dataclass(frozen=True, slots=True)
class Event:
    """Something of the calendar on one day; ``kind`` is ``begins`` or ``ends``."""

    day: date
    kind: str
    phase: Phase
    is_past: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar with its events in their order."""

    first: date
    events: Sequence[Event]


def months(cycle: Cycle, now: datetime) -> list[Month]:
    """Return the months in which phases that are on begin or end, with these days in order."""
    today = local_day(cycle, now)
    events = sorted(
        (
            Event(day, kind, phase, is_past=day < today)
            for phase in cycle.phases.filter(is_on=True)
            for kind, day in (("begins", phase.begins), ("ends", phase.ends))
            if day
        ),
        key=lambda event: (event.day, event.phase.order, event.kind),
    )
    firsts = dict.fromkeys(event.day.replace(day=1) for event in events)
    return [Month(first, [one for one in events if one.day.replace(day=1) == first]) for first in firsts]
