"""Formulas computed for all rows at once, with exact decimals.

不涉及 (NA) absorbs under × ÷ and functions and is neutral under + −. It is neutral beside figures of the company
only: where nothing but numbers and coefficients would remain (report_year − main_trademark_year of a company without a
trademark, the −1 of a growth rate), the sum is NA as well (docs/decisions/0012). A denominator of zero leaves no value.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from typing import cast

from zhiheng.metrics.compute.column import ONE, Column, mask_of, mask_where, with_zeros
from zhiheng.metrics.compute.frame import Frame
from zhiheng.metrics.formula import Call, Comparison, Name, Node, Number, Product, Sum

COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TWO = Decimal(2)


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a comparison in each row, and the rows that have none; both sides for messages."""

    true: int
    na: int
    undefined: int
    left: Column
    right: Column


@dataclass(slots=True)
class Evaluation:
    """Computes formulas over a frame; each metric once."""

    frame: Frame
    _metrics: dict[str, Column] = field(default_factory=dict)

    def metric(self, id: str) -> Column:  # noqa: A002 - the catalogue's own word
        """Return the values of a metric, whatever its status."""
        if id not in self._metrics:
            self._metrics[id] = self.value(self.frame.catalogue.metrics[id].formula)
        return self._metrics[id]

    def value(self, node: Node) -> Column:
        """Return the values of an expression; a comparison has none of its own (see ``judge``)."""
        match node:
            case Number():
                return Column([node.value] * self.frame.size, is_constant=True)
            case Name():
                return self.frame.input(node.id) if node.id in self.frame.catalogue.inputs else self.metric(node.id)
            case Sum():
                return self._sum(node)
            case Product():
                return self._product(node)
            case _:
                # The check lets no comparison stand where a value is wanted.
                return self._call(cast("Call", node))

    def judge(self, node: Comparison) -> Judged:
        """Return in which rows a comparison holds."""
        left, right = self.value(node.left), self.value(node.right)
        flags = list(map(COMPARISONS[node.sign], left.values, right.values))
        true = self.frame.all_rows if all(flags) else mask_where(flags)
        return Judged(true, left.na | right.na, left.undefined | right.undefined, left, right)

    def _sum(self, node: Sum) -> Column:
        columns = [self.value(term) for term in node.terms]
        values: Sequence[Decimal] = columns[0].values
        if node.minus[0]:
            values = list(map(operator.neg, values))
        for column, minus in zip(columns[1:], node.minus[1:], strict=True):
            values = list(map(operator.sub if minus else operator.add, values, column.values))
        figures = [column.na for column in columns if not column.is_constant]
        undefined = _any(column.undefined for column in columns)
        na = reduce(operator.and_, figures) if figures else _any(column.na for column in columns)
        if na and len(figures) < len(columns):
            values = with_zeros(values, na)
        return Column(values, na, undefined, is_constant=not figures)

    def _product(self, node: Product) -> Column:
        first, *others = (self.value(factor) for factor in node.factors)
        values, na, undefined, is_constant = first.values, first.na, first.undefined, first.is_constant
        for column, over in zip(others, node.over[1:], strict=True):
            na |= column.na
            undefined |= column.undefined
            is_constant = is_constant and column.is_constant
            if not over:
                values = list(map(operator.mul, values, column.values))
                continue
            zeros = [row for row, value in enumerate(column.values) if not value]
            divisors = column.values
            if zeros:
                divisors = list(divisors)
                for row in zeros:
                    divisors[row] = ONE
            values = list(map(operator.truediv, values, divisors))
            if zeros:
                mask = mask_of(zeros)
                undefined |= mask & ~column.na
                values = with_zeros(values, mask)
        return Column(values, na, undefined & ~na, is_constant=is_constant)

    def _call(self, node: Call) -> Column:
        if node.function == "iff":
            return self._choice(node)
        columns = [self.value(argument) for argument in node.arguments]
        first = columns[0]
        match node.function:
            case "abs":
                return Column(list(map(abs, first.values)), first.na, first.undefined)
            case "prev":
                return self.frame.prior(first)
            case "avg":
                before = self.frame.prior(first)
                sums = map(operator.add, first.values, before.values)
                return self._absorbed([value / _TWO for value in sums], [first, before])
            case "sum3":
                before = self.frame.prior(first)
                earlier = self.frame.prior(before)
                sums = map(operator.add, first.values, before.values)
                return self._absorbed(list(map(operator.add, sums, earlier.values)), [first, before, earlier])
            case _:
                choose = min if node.function == "min" else max
                return self._absorbed(list(map(choose, *(column.values for column in columns))), columns)

    def _absorbed(self, values: Sequence[Decimal], columns: Sequence[Column]) -> Column:
        na = _any(column.na for column in columns)
        undefined = _any(column.undefined for column in columns)
        constant = all(column.is_constant for column in columns)
        return Column(with_zeros(values, na), na, undefined & ~na, is_constant=constant)

    def _choice(self, node: Call) -> Column:
        condition, then, otherwise = node.arguments
        # The check of the catalogue lets nothing but a comparison be a condition.
        judged, yes, no = self.judge(cast("Comparison", condition)), self.value(then), self.value(otherwise)
        values = [
            one if judged.true >> row & 1 else other
            for row, (one, other) in enumerate(zip(yes.values, no.values, strict=True))
        ]
        na = judged.na | judged.true & yes.na | ~judged.true & no.na
        undefined = (judged.undefined | judged.true & yes.undefined | ~judged.true & no.undefined) & ~na
        return Column(with_zeros(values, na), na, undefined)


def _any(masks: Iterable[int]) -> int:
    return reduce(operator.or_, masks, 0)
