"""What a formula may refer to: known names, averages of stocks, sums of flows, comparisons where they belong."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from zhiheng.metrics.catalogue.model import Input
from zhiheng.metrics.formula import Call, Comparison, Name, Node, messages
from zhiheng.metrics.formula.parse import problem_at
from zhiheng.metrics.formula.tree import YEARS_BACK, parts
from zhiheng.problems import Message, Place, Problems


@dataclass(frozen=True, slots=True)
class FormulaCheck:
    """Checks formulas against the inputs and the ids of the metrics there are; notes what is wrong."""

    inputs: Mapping[str, Input]
    metrics: frozenset[str]
    problems: Problems

    def check(self, node: Node, place: Place, *, is_rule: bool) -> None:
        """Check a formula, or a clause of a rule, which is a comparison."""
        if is_rule and not isinstance(node, Comparison):
            self._note(place, 1, messages.NO_COMPARISON)
        self._walk(node, place, may_compare=is_rule)

    def _walk(self, node: Node, place: Place, *, may_compare: bool) -> None:
        if isinstance(node, Comparison) and not may_compare:
            self._note(place, 1, messages.COMPARISON_HERE)
        if isinstance(node, Name):
            self._check_name(node, place)
        if isinstance(node, Call):
            self._check_call(node, place)
        for position, part in enumerate(parts(node)):
            self._walk(part, place, may_compare=isinstance(node, Call) and node.function == "iff" and position == 0)

    def _check_name(self, name: Name, place: Place) -> None:
        if name.id in self.inputs or name.id in self.metrics:
            return
        close = get_close_matches(name.id, [*self.inputs, *self.metrics], 1)
        hint = Message(f"，是否为 {close[0]}", f"; perhaps {close[0]}") if close else Message("", "")
        self._note(place, name.at, messages.UNKNOWN_NAME, name=name.id, close=hint)

    def _check_call(self, call: Call, place: Place) -> None:
        argument = call.arguments[0]
        if call.function == "iff" and not isinstance(argument, Comparison):
            self._note(place, call.at, messages.NO_COMPARISON)
        if call.function not in YEARS_BACK:
            return
        if not isinstance(argument, Name):
            self._note(place, call.at, messages.NOT_A_FIGURE, name=call.function)
            return
        kind = self.inputs[argument.id].kind if argument.id in self.inputs else None
        if kind == "parameter":
            self._note(place, call.at, messages.NO_YEAR_OF_PARAMETER, id=argument.id, name=call.function)
        elif call.function == "avg" and kind != "stock":
            self._note(place, call.at, messages.AVG_NEEDS_STOCK, id=argument.id)
        elif call.function == "sum3" and kind != "flow":
            self._note(place, call.at, messages.SUM3_NEEDS_FLOW, id=argument.id)

    def _note(self, place: Place, at: int, message: Message, **values: object) -> None:
        self.problems.take(problem_at(place, at, message, **values))
