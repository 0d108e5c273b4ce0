"""The catalogue of the data book as data: inputs, metrics, rules and coefficients with their sources."""

from zhiheng.metrics.catalogue.load import builtin_catalogue, builtin_tables, load_catalogue
from zhiheng.metrics.catalogue.model import Catalogue, Coefficient, Input, Metric, Rule

__all__ = [
    "Catalogue",
    "Coefficient",
    "Input",
    "Metric",
    "Rule",
    "builtin_catalogue",
    "builtin_tables",
    "load_catalogue",
]
