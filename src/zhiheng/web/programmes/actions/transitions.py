"""A cycle goes from stage to stage; every step takes two persons, for none is taken back."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.approvals import Arguments, performs
from zhiheng.web.audit.stages import STAGE_NAMES, Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.locking import lock, locking_blockers, will_lock
from zhiheng.web.programmes.contributions import blockers, filled, steps_of_way
from zhiheng.web.programmes.models import Cycle, StageCounts

WILL_MOVE = Message(
    "“{cycle}”由{old}阶段进入{new}阶段，不能退回",
    "“{cycle}” goes from {old} to {new} and does not go back",
)

NEXT: Mapping[Stage, tuple[Verb, Stage]] = MappingProxyType(
    {
        Stage.DRAFT: (rules.OPEN_CALL, Stage.CALL),
        Stage.CALL: (rules.BEGIN_SCREENING, Stage.SCREENING),
        Stage.SCREENING: (rules.BEGIN_EVALUATION, Stage.EVALUATION),
        Stage.EVALUATION: (rules.ANNOUNCE, Stage.ANNOUNCED),
        Stage.ANNOUNCED: (rules.ARCHIVE, Stage.ARCHIVED),
    }
)
"""The way on from each stage."""


def _preview(cycle: Cycle, arguments: Arguments) -> list[Message]:
    _, stage = NEXT[Stage(cycle.stage)]
    names = {"old": STAGE_NAMES[Stage(cycle.stage)], "new": STAGE_NAMES[stage]}
    found = [filled(WILL_MOVE, cycle=cycle.title, **names)]
    if stage is Stage.CALL and not cycle.is_locked:
        found.append(will_lock(arguments))
    return found


def _blockers_of(verb: Verb) -> Callable[[Cycle, Arguments], list[Message]]:
    return lambda cycle, _arguments: [one.as_message() for one in blockers(cycle, verb)]


def _move(cycle: Cycle, stage: Stage) -> None:
    """Note how many stood where, then go on; call it within an act."""
    counts = [[step.name.zh, step.name.en, step.count] for step in steps_of_way(cycle)]
    StageCounts.objects.create(cycle=cycle, stage=cycle.stage, counts=counts, taken_at=timezone.now())
    cycle.stage = stage
    cycle.save(update_fields=["stage"])


@performs(rules.OPEN_CALL, _preview, lambda cycle, arguments: locking_blockers(cycle, rules.OPEN_CALL, arguments))
def open_call(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """Open the call; the rules are locked now if they were not."""
    cycle = deed.subject
    deed.record(digest=cycle.rules_digest or lock(cycle))
    _move(cycle, Stage.CALL)


@performs(rules.BEGIN_SCREENING, _preview, _blockers_of(rules.BEGIN_SCREENING))
def begin_screening(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """Close the call and begin screening."""
    _move(deed.subject, Stage.SCREENING)


@performs(rules.BEGIN_EVALUATION, _preview, _blockers_of(rules.BEGIN_EVALUATION))
def begin_evaluation(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """Begin the evaluation."""
    _move(deed.subject, Stage.EVALUATION)


@performs(rules.ANNOUNCE, _preview, _blockers_of(rules.ANNOUNCE))
def announce(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """Announce the winners."""
    _move(deed.subject, Stage.ANNOUNCED)


@performs(rules.ARCHIVE, _preview, _blockers_of(rules.ARCHIVE))
def archive(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """File the cycle."""
    _move(deed.subject, Stage.ARCHIVED)
