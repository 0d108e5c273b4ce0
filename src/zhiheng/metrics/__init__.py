"""The results data book (绩效数据表): catalogue, formulas, figures, and every metric with its status and findings."""

from zhiheng.metrics.catalogue import Catalogue, builtin_catalogue
from zhiheng.metrics.compute import EntryResult, Finding, MetricResult, compute
from zhiheng.metrics.figures import NA, Figures, Value
from zhiheng.metrics.reading import read_figures

__all__ = [
    "NA",
    "Catalogue",
    "EntryResult",
    "Figures",
    "Finding",
    "MetricResult",
    "Value",
    "builtin_catalogue",
    "compute",
    "read_figures",
]
