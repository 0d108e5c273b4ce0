"""From score sheets to the official result: exact, in the standard library alone."""

from zhiheng.scoring.evaluate import evaluate
from zhiheng.scoring.form import Form, FormKey, form_of, forms_of
from zhiheng.scoring.lists import Entry, read_entries
from zhiheng.scoring.ratings import CONSENSUS, Row, Sheet
from zhiheng.scoring.result import Result
from zhiheng.scoring.scheme import Scheme
from zhiheng.scoring.scheme_file import load_scheme, parse_scheme
from zhiheng.scoring.season import Season, load_season, read_season

__all__ = [
    "CONSENSUS",
    "Entry",
    "Form",
    "FormKey",
    "Result",
    "Row",
    "Scheme",
    "Season",
    "Sheet",
    "evaluate",
    "form_of",
    "forms_of",
    "load_scheme",
    "load_season",
    "parse_scheme",
    "read_entries",
    "read_season",
]
