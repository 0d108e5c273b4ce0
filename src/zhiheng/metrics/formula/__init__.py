"""The formula language of the data book: parsed into a tree that is checked, computed and printed, never executed."""

from zhiheng.metrics.formula.in_words import formula_in_words
from zhiheng.metrics.formula.parse import parse_formula
from zhiheng.metrics.formula.tree import Call, Comparison, Name, Node, Number, Product, Sum, references, walk

__all__ = [
    "Call",
    "Comparison",
    "Name",
    "Node",
    "Number",
    "Product",
    "Sum",
    "formula_in_words",
    "parse_formula",
    "references",
    "walk",
]
