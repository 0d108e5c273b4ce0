"""Where each phase with a gate and the result stand, without any score."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.fed_phases import gated_phases
from zhiheng.web.results.frozen_result import last_result
from zhiheng.web.results.models import PhaseOutcome, Result
from zhiheng.web.results.queries import outcome_of
from zhiheng.web.results.rules.result import FREEZE_RESULT
from zhiheng.web.results.rules.shortlist import DECIDE_SHORTLIST
from zhiheng.web.results.season import gathered

SCORED_STAGES = (Stage.EVALUATION, Stage.ANNOUNCED, Stage.ARCHIVED)


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase with a gate: what is awaited, the proposal that waits for approval, the outcome that holds."""

    phase: Phase
    lacks: Sequence[Message]
    waiting: Proposal | None
    outcome: PhaseOutcome | None

    @property
    def is_to_decide(self) -> bool:
        """Whether the phase is over and nothing was prepared or decided."""
        return not (self.lacks or self.waiting or self.outcome)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """Where the official result stands: what is awaited, the proposal that waits, the newest frozen one."""

    lacks: Sequence[Message]
    waiting: Proposal | None
    result: Result | None

    @property
    def is_to_freeze(self) -> bool:
        """Whether all phases are over and nothing was prepared or frozen."""
        return not (self.lacks or self.waiting or self.result)


def phase_lines(cycle: Cycle) -> list[PhaseLine]:
    """Return the phases of a cycle that end with a gate; none before its evaluation."""
    if cycle.stage not in SCORED_STAGES:
        return []
    return [_line(one) for one in gated_phases(cycle, scheme_of(cycle))]


def waiting_for(phase: Phase) -> Proposal | None:
    """Return the proposal about who goes on that waits for its approval."""
    waiting = Proposal.objects.filter(verb=DECIDE_SHORTLIST.id, state=Proposal.State.WAITING)
    return waiting.filter(subject_id=phase.public_id).first()


def freeze_waiting(cycle: Cycle) -> Proposal | None:
    """Return the proposal to freeze the result that waits for its approval."""
    waiting = Proposal.objects.filter(verb=FREEZE_RESULT.id, state=Proposal.State.WAITING)
    return waiting.filter(subject_id=cycle.public_id).first()


def result_line(cycle: Cycle) -> ResultLine | None:
    """Return where the official result stands; None before the evaluation."""
    if cycle.stage not in SCORED_STAGES:
        return None
    result = last_result(cycle)
    return ResultLine([] if result else gathered(cycle).lacks, freeze_waiting(cycle), result)


def _line(phase: Phase) -> PhaseLine:
    outcome = outcome_of(phase)
    return PhaseLine(phase, [] if outcome else gathered(phase.cycle, phase).lacks, waiting_for(phase), outcome)
