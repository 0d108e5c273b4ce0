"""What the page of a check shows: rules with findings, points, outcomes, what departments say, hints."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.models import Field
from zhiheng.web.drafts.queries import FieldState, field_states
from zhiheng.web.entries import doors
from zhiheng.web.entries.file_doors import PROOF, STATEMENT
from zhiheng.web.entries.models import CompletionPoint, ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.screening_fields import FINDING, SCREENING_CHECK, SOURCE, field_name
from zhiheng.web.entries.screening_names import name_of
from zhiheng.web.entries.screening_rules import ScreeningRule, ids_of_check, rules_of_check
from zhiheng.web.entries.standards import title_of
from zhiheng.web.files.queries import FileLine, file_lines
from zhiheng.web.programmes.contributions import filled

_WITHOUT_PART = Message("申报材料", "Papers")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with its number, the clerk's finding and its source."""

    number: int
    rule: ScreeningRule
    finding: FieldState
    source: FieldState


def rule_lines(actor: Actor, check: ScreeningCheck) -> list[RuleLine]:
    """Return the rules of a check in their order; the number of queries does not grow with them."""
    rules = rules_of_check(check)
    names = [field_name(rule, what) for rule in rules for what in (FINDING, SOURCE)]
    states, numbers = field_states(actor, SCREENING_CHECK, check, names), ids_of_check(check)
    return [
        RuleLine(numbers.index(name) + 1, rule, states[field_name(name, FINDING)], states[field_name(name, SOURCE)])
        for name, rule in rules.items()
    ]


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point to be completed, what it is about, and whether that was edited since it was requested."""

    point: CompletionPoint
    about: Message
    anchor: str
    is_edited: bool


def point_lines(actor: Actor, check: ScreeningCheck) -> list[PointLine]:
    """Return the points of a check that the actor may know of, in their order; two queries however many."""
    found = doors.completion_points(actor).filter(check_of=check).select_related("outcome", "part__entry__track")
    points = list(found)
    owners = [point.part.public_id for point in points if point.part]
    edited = Field.objects.filter(kind=ENTRY_PART, owner__in=owners).values_list("owner", "name", "edited")
    moments = list(edited)

    def is_edited(point: CompletionPoint) -> bool:
        if point.outcome is None or point.part is None:
            return False
        since, owner = point.outcome.decided_at, point.part.public_id
        return any(of == owner and at and at > since and point.field in ("", name) for of, name, at in moments)

    return [PointLine(point, _about(point), _anchor(point), is_edited(point)) for point in points]


def _about(point: CompletionPoint) -> Message:
    if point.part is None:
        return _WITHOUT_PART
    title, field = title_of(point.part), part_fields(point.part).get(point.field)
    return filled(Message("{part}：{field}", "{part}: {field}"), part=title, field=field.label) if field else title


def _anchor(point: CompletionPoint) -> str:
    return f"draft-{ENTRY_PART}-{point.part.public_id}-{point.field}" if point.part and point.field else ""


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An outcome by its name, with the points that it requested and what the company said to it."""

    outcome: ScreeningOutcome
    name: Message
    points: Sequence[PointLine]
    statement: ScreeningStatement | None
    files: Sequence[FileLine]


def outcome_lines(actor: Actor, check: ScreeningCheck) -> list[OutcomeLine]:
    """Return the outcomes of a check that the actor may know of, the newest first."""
    found = doors.screening_outcomes(actor).filter(check_of=check).order_by("-number")
    said = {one.outcome_id: one for one in doors.screening_statements(actor).filter(outcome__check_of=check)}
    points = [line for line in point_lines(actor, check) if line.point.outcome_id]
    return [
        OutcomeLine(
            one,
            name_of(check, ScreeningOutcome.Kind(one.kind)),
            [line for line in points if line.point.outcome_id == one.pk],
            said.get(one.pk),
            file_lines(actor, STATEMENT, said[one.pk], PROOF) if one.pk in said else (),
        )
        for one in found
    ]
