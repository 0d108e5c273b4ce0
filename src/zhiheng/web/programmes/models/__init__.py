"""Awards, their cycles, and the rules of a cycle."""

from zhiheng.web.programmes.models.calendar import DeadlineExtension, HolidayYear, Phase
from zhiheng.web.programmes.models.cycle import Cycle, StageCounts, Track
from zhiheng.web.programmes.models.programme import Programme, Setting
from zhiheng.web.programmes.models.rules import FormVersion, GuideVersion, RulesVersion, StandardVersion

__all__ = [
    "Cycle",
    "DeadlineExtension",
    "FormVersion",
    "GuideVersion",
    "HolidayYear",
    "Phase",
    "Programme",
    "RulesVersion",
    "Setting",
    "StageCounts",
    "StandardVersion",
    "Track",
]
