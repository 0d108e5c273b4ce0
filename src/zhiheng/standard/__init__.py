"""The scoring standard (评分要点) and the scoring guide (评分指南) as data, versioned by digest."""

from zhiheng.standard.findings import half_width_findings
from zhiheng.standard.guide import Band, Factor, Guide, Scale
from zhiheng.standard.guide_file import load_guide, parse_guide
from zhiheng.standard.hints import HINTS_LABEL, Hint, load_hints
from zhiheng.standard.load import builtin_standards, load_standard, parse_own_standard, read_standard
from zhiheng.standard.model import Audience, Category, Criterion, Indicator, Kind, Note, Standard
from zhiheng.standard.parse import parse_standard
from zhiheng.standard.write import standard_as_json, standard_as_yaml

__all__ = [
    "HINTS_LABEL",
    "Audience",
    "Band",
    "Category",
    "Criterion",
    "Factor",
    "Guide",
    "Hint",
    "Indicator",
    "Kind",
    "Note",
    "Scale",
    "Standard",
    "builtin_standards",
    "half_width_findings",
    "load_guide",
    "load_hints",
    "load_standard",
    "parse_guide",
    "parse_own_standard",
    "parse_standard",
    "read_standard",
    "standard_as_json",
    "standard_as_yaml",
]
