"""What all score workbooks of one phase have in common."""

from dataclasses import dataclass
from decimal import Decimal

from zhiheng.scoring.marks import POINTS_STEP
from zhiheng.scoring.scheme import Unit
from zhiheng.standard import Guide, Standard

_POINTS_STEP = Decimal(POINTS_STEP.numerator) / POINTS_STEP.denominator


@dataclass(frozen=True)
class Template:
    """The standard and guide of a phase, and what is typed: percents in the guide's step, or points in halves."""

    standard: Standard
    guide: Guide
    phase: str
    unit: Unit = "percent"
    allow_na: bool = False

    @property
    def step(self) -> Decimal:
        """The grid of what is typed."""
        return Decimal(self.guide.step) if self.unit == "percent" else _POINTS_STEP
