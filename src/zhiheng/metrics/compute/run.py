"""All metrics and findings, portion by portion of the entries, so that a national list needs little memory."""

from collections.abc import Iterator
from decimal import localcontext

from zhiheng.metrics.catalogue import Catalogue, Metric
from zhiheng.metrics.compute import messages
from zhiheng.metrics.compute.column import EXACT, ZERO, Column, rows_of
from zhiheng.metrics.compute.evaluate import Evaluation
from zhiheng.metrics.compute.findings import findings_of
from zhiheng.metrics.compute.frame import Frame
from zhiheng.metrics.compute.result import EntryResult, Finding, MetricResult, shown
from zhiheng.metrics.compute.status import Statuses, StatusMasks
from zhiheng.metrics.figures import Figures
from zhiheng.problems import Message

_ROWS_AT_ONCE = 4_000


def compute(figures: Figures, catalogue: Catalogue) -> Iterator[EntryResult]:
    """Yield the results of all entries, by entry."""
    for portion in figures.portions(_ROWS_AT_ONCE):
        yield from compute_portion(portion, catalogue)


def compute_portion(figures: Figures, catalogue: Catalogue) -> list[EntryResult]:
    """Return the results of the entries in one go."""
    with localcontext(EXACT):
        frame = Frame(catalogue, figures)
        statuses = Statuses(Evaluation(frame))
        computed = {metric.id: statuses.of(metric) for metric in catalogue.metrics.values()}
        results = {
            name: _results(statuses, catalogue.metrics[name], *of_metric) for name, of_metric in computed.items()
        }
        findings: list[list[Finding]] = [[] for _ in figures.rows]
        for row, finding in findings_of(statuses, computed):
            findings[row].append(finding)
    return list(_by_entry(figures, results, findings))


def _by_entry(
    figures: Figures, results: dict[str, list[MetricResult]], findings: list[list[Finding]]
) -> Iterator[EntryResult]:
    years: dict[int, dict[str, MetricResult]] = {}
    found: list[Finding] = []
    names = list(results)
    by_row = zip(*results.values(), strict=True)
    for row, ((entry, year), of_row) in enumerate(zip(figures.rows, by_row, strict=True)):
        years[year] = dict(zip(names, of_row, strict=True))
        found.extend(findings[row])
        if row + 1 == len(figures.rows) or figures.rows[row + 1][0] != entry:
            yield EntryResult(entry, years, tuple(found))
            years, found = {}, []


def _results(statuses: Statuses, metric: Metric, column: Column, masks: StatusMasks) -> list[MetricResult]:
    results = [MetricResult(shown(value), "ok") for value in column.values]
    for row in rows_of(masks.missing):
        results[row] = MetricResult(None, "missing", _missing(statuses, metric, row))
    for row in rows_of(masks.blocked):
        results[row] = MetricResult(None, "blocked", _blocked(statuses, metric, row))
    for row in rows_of(masks.not_meaningful):
        results[row] = MetricResult(None, "not_meaningful", _not_meaningful(statuses, metric, row))
    for row in rows_of(masks.not_applicable):
        reason = messages.NOT_APPLICABLE_NA if column.na >> row & 1 else messages.ZERO_DENOMINATOR
        results[row] = MetricResult(None, "not_applicable", reason)
    return results


def _missing(statuses: Statuses, metric: Metric, row: int) -> Message:
    frame = statuses.evaluation.frame
    year = frame.figures.rows[row][1]
    leaves = frame.catalogue.leaves[metric.id]
    absent = [f"{name}@{year - back}" for name, back in leaves if frame.missing((name, back)) >> row & 1]
    return _filled(messages.MISSING, inputs=", ".join(absent))


def _blocked(statuses: Statuses, metric: Metric, row: int) -> Message:
    catalogue = statuses.evaluation.frame.catalogue
    used = set(catalogue.inputs_of(metric.id))
    rule = next(
        broken.rule
        for name in metric.rules
        if catalogue.rules[name].level == "block"
        for broken in statuses.broken(catalogue.rules[name])
        if broken.rows >> row & 1 and used.issuperset(broken.inputs)
    )
    return _filled(messages.BLOCKED, rule=rule.id, meaning=rule.meaning)


def _not_meaningful(statuses: Statuses, metric: Metric, row: int) -> Message:
    """Return why a rate says nothing; of profits whether a loss was turned, became smaller or larger."""
    evaluation = statuses.evaluation
    base = evaluation.value(metric.base).values[row] if metric.base else ZERO
    if base == ZERO:
        return messages.BASE_ZERO
    if metric.id != "profit_growth":
        return messages.BASE_NEGATIVE
    now = evaluation.frame.input("total_profit").values[row]
    if now > ZERO:
        return messages.TURNED
    if now == base:
        return messages.SAME_LOSS
    return messages.SMALLER_LOSS if now > base else messages.LARGER_LOSS


def _filled(message: Message, **values: object) -> Message:
    return Message(message.text("zh", values), message.text("en", values))
