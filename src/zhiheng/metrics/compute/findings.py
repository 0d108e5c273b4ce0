"""What cannot be right: broken rules, figures and metrics out of range, and units that look wrong."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from zhiheng.metrics.compute import messages
from zhiheng.metrics.compute.column import Column, rows_of
from zhiheng.metrics.compute.result import Finding, FindingLevel, brief
from zhiheng.metrics.compute.status import Statuses, StatusMasks
from zhiheng.metrics.compute.unit_traps import unit_traps
from zhiheng.metrics.formula import formula_in_words
from zhiheng.problems import Message

Range = tuple[Decimal, Decimal]
Computed = Mapping[str, tuple[Column, StatusMasks]]


def findings_of(statuses: Statuses, computed: Computed) -> Iterator[tuple[int, Finding]]:
    """Yield every finding with its row: rules first, then ranges of inputs and metrics, then units."""
    yield from _broken_rules(statuses)
    yield from _inputs_out_of_range(statuses)
    yield from _metrics_out_of_range(statuses, computed)
    frame = statuses.evaluation.frame
    for row, name, trap in unit_traps(statuses):
        value = brief(frame.input(name).values[row])
        text = _filled(messages.UNIT, name=frame.catalogue.name(name), value=value, trap=trap)
        yield row, Finding("unit", "warn", frame.figures.rows[row][1], text, (name,), name)


def _broken_rules(statuses: Statuses) -> Iterator[tuple[int, Finding]]:
    frame = statuses.evaluation.frame
    for rule in frame.catalogue.rules.values():
        for number, broken in enumerate(statuses.broken(rule), 1):
            for row in rows_of(broken.rows):
                words = formula_in_words(broken.clause, lambda name: frame.catalogue.name(name).zh)
                english = formula_in_words(broken.clause, lambda name: frame.catalogue.name(name).en)
                text = _filled(
                    messages.BROKEN,
                    meaning=rule.meaning,
                    clause=Message(_plain(words), _plain(english)),
                    left=brief(broken.judged.left.values[row]),
                    right=brief(broken.judged.right.values[row]),
                )
                year = frame.figures.rows[row][1]
                yield row, Finding(rule.id, rule.level, year, text, broken.inputs, str(number))


def _inputs_out_of_range(statuses: Statuses) -> Iterator[tuple[int, Finding]]:
    frame = statuses.evaluation.frame
    for one in frame.catalogue.inputs.values():
        column = frame.input(one.id)
        given = frame.all_rows & ~column.na & ~frame.missing((one.id, 0))
        for row in _outside(column, (one.hard_min, one.hard_max), given):
            year, value = frame.figures.rows[row][1], column.values[row]
            text = _out_of(messages.HARD_RANGE, one.name, value, one.unit, (one.hard_min, one.hard_max))
            yield row, Finding("hard_range", "error", year, text, (one.id,), one.id)
        if one.is_integer:
            for row, value in enumerate(column.values):
                if value != value.to_integral_value():
                    text = _filled(messages.NOT_WHOLE, name=one.name, value=brief(value))
                    year = frame.figures.rows[row][1]
                    yield row, Finding("hard_range", "error", year, text, (one.id,), f"{one.id}.whole")


def _metrics_out_of_range(statuses: Statuses, computed: Computed) -> Iterator[tuple[int, Finding]]:
    frame = statuses.evaluation.frame
    for metric in frame.catalogue.metrics.values():
        column, masks = computed[metric.id]
        ok = frame.all_rows & ~masks.not_ok
        hard = set(_outside(column, metric.hard, ok))
        for row in sorted(hard | set(_outside(column, metric.typical, ok))):
            is_hard = row in hard
            level: FindingLevel = "error" if is_hard else "warn"
            message, within = (
                (messages.HARD_RANGE, metric.hard) if is_hard else (messages.TYPICAL_RANGE, metric.typical)
            )
            text = _out_of(message, metric.name, column.values[row], metric.unit, within)
            rule = "hard_range" if is_hard else "typical_range"
            inputs = frame.catalogue.inputs_of(metric.id)
            yield row, Finding(rule, level, frame.figures.rows[row][1], text, inputs, metric.id)


def _outside(column: Column, within: Range, rows: int) -> list[int]:
    low, high = within
    values = column.values
    if not rows or (min(values) >= low and max(values) <= high):
        return []
    return [row for row in rows_of(rows) if not low <= values[row] <= high]


def _out_of(message: Message, name: Message, value: Decimal, unit: str, within: Range) -> Message:
    low, high = map(brief, within)
    return _filled(message, name=name, value=brief(value), unit=Message(unit, unit), low=low, high=high)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _filled(message: Message, **values: object) -> Message:
    return Message(message.text("zh", values), message.text("en", values))
