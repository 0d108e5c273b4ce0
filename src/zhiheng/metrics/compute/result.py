"""The results of one entry, for people and for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, TypeAlias

from zhiheng.metrics.compute.status import Status
from zhiheng.problems import Language, Message

FindingLevel: TypeAlias = Literal["error", "warn", "block"]

_SHOWN = Context(prec=12, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, traps=[])


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric in one year: its value as a text of 12 significant digits if it is ok, else None and the reason."""

    value: str | None
    status: Status
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule, a range or a look at the units found in one year."""

    rule: str
    level: FindingLevel
    year: int
    message: Message
    inputs: tuple[str, ...]

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
    text = format(_SHOWN.plus(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
