"""The results of one entry, for people and for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, TypeAlias

from zhiheng.metrics.compute.status import Status
from zhiheng.problems import Language, Message

FindingLevel: TypeAlias = Literal["error", "warn", "block"]

_SHOWN = Context(prec=12, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, traps=[])
_BRIEF = Context(prec=6, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, traps=[])
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric in one year: its value as a text of 12 significant digits if it is ok, else None and the reason."""

    value: str | None
    status: Status
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule, a range or a look at the units found in one year.

    ``about`` is the number of the rule's clause, from 1, or the id of the input or metric that is out of range;
    together with rule and year it tells findings of one entry apart, but for units.
    """

    rule: str
    level: FindingLevel
    year: int
    message: Message
    inputs: tuple[str, ...]
    about: str

    def as_json(self, language: Language) -> dict[str, object]:
        """Return the finding with the keys of ``metrics compute --json``."""
        return {
            "rule": self.rule,
            "level": self.level,
            "year": self.year,
            "message": self.message.text(language),
            "inputs": list(self.inputs),
        }


@dataclass(frozen=True, slots=True)
class EntryResult:
    """All metrics of an entry by year, and all findings."""

    entry: str
    years: Mapping[int, Mapping[str, MetricResult]]
    findings: tuple[Finding, ...]


def shown(value: Decimal) -> str:
    """Return a number as it is published: 12 significant digits, half up, no exponent, no trailing zeros."""
    return _plain(_SHOWN.plus(value))


def brief(value: Decimal) -> str:
    """Return a number as a sentence has it: the same, with 6 significant digits unless its whole part has more."""
    return _plain(_BRIEF.plus(value)) if abs(value) < _MILLION else shown(value.to_integral_value(ROUND_HALF_UP))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
