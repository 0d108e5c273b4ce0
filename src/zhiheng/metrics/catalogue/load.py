"""The catalogue out of its tables, checked as a whole."""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TypeAlias, cast

from zhiheng.metrics.catalogue.check import FormulaCheck
from zhiheng.metrics.catalogue.leaves import all_leaves, leaves_of
from zhiheng.metrics.catalogue.model import Catalogue, Coefficient, Direction, Input, Kind, Level, Metric, Rule
from zhiheng.metrics.formula import Comparison, Node, parse_formula
from zhiheng.problems import BadInputError, Message, Place, Problems

Row: TypeAlias = Mapping[str, str]
Tables: TypeAlias = Mapping[str, tuple[Row, ...]]

TABLES = ("inputs", "metrics", "rules", "coefficients", "sources")
_REGIONS = {"grid_ef": "guangdong", "grid_ef_residual": "national"}
_YES = "yes"


@cache
def builtin_catalogue() -> Catalogue:
    """Return the catalogue that comes with the package."""
    return load_catalogue(builtin_tables())


def builtin_tables() -> dict[str, tuple[Row, ...]]:
    """Return the rows of the tables that come with the package, by the name of the table."""
    folder = resources.files("zhiheng.metrics.catalogue") / "data"
    return {
        name: tuple(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline="")))
        for name in TABLES
    }


def load_catalogue(tables: Tables) -> Catalogue:
    """Return the catalogue of the rows of its tables.

    Raises BadInputError with every formula that cannot be read, name that is not there, average of what is no stock
    and circle of references, each with table, id and character.
    """
    problems = Problems()
    inputs = {row["id"]: _input(row) for row in tables["inputs"]}
    metrics = {row["id"]: metric for row in tables["metrics"] if (metric := _metric(row, problems))}
    rules = {row["id"]: rule for row in tables["rules"] if (rule := _rule(row, problems))}
    problems.raise_if_any()
    _check(inputs, metrics, rules, problems)
    leaves = all_leaves({metric.id: metric.formula for metric in metrics.values()}, problems)
    problems.raise_if_any()
    coefficients = tuple(_coefficient(row) for row in tables["coefficients"])
    sources = {row["id"]: row["text"] for row in tables["sources"]}
    clauses = {rule.id: tuple(leaves_of(clause, leaves) for clause in rule.clauses) for rule in rules.values()}
    return Catalogue(inputs, metrics, rules, coefficients, _defaults(coefficients), sources, leaves, clauses)


def _input(row: Row) -> Input:
    return Input(
        row["id"],
        row["domain"],
        Message(row["zh"], row["en"]),
        row["unit"],
        cast("Kind", row["kind"]),
        row["type"] == "integer",
        Decimal(row["hard_min"]),
        Decimal(row["hard_max"]),
        row["core"] == _YES,
        row["definition"],
        row["evidence"],
        row["source"],
        row["source_status"],
    )


def _metric(row: Row, problems: Problems) -> Metric | None:
    try:
        return Metric(
            row["id"],
            Message(row["zh"], row["en"]),
            row["point"],
            _list(row["other_points"]),
            row["tier"],
            row["core"] == _YES,
            row["unit"],
            cast("Direction", row["direction"]),
            _range(row, "target") if row["target_min"] else None,
            _formula(row, "formula"),
            _formula(row, "base") if row["base"] else None,
            row["formula_zh"],
            _range(row, "hard"),
            _range(row, "typical"),
            _list(row["rules"]),
            row["comparison_source"],
            row["evidence"],
            row["notes"],
            row["source"],
            row["source_status"],
        )
    except BadInputError as error:
        problems.take(error)
        return None


def _rule(row: Row, problems: Problems) -> Rule | None:
    clauses: list[Comparison] = []  # what is none is refused by the check
    texts = row["expression"].split(";")
    for text in texts:
        with problems.collecting():
            clauses.append(cast("Comparison", parse_formula(text.strip(), Place(file="rules", cell=row["id"]))))
    complete = len(clauses) == len(texts)
    return (
        Rule(row["id"], cast("Level", row["level"]), tuple(clauses), Message(row["zh"], row["en"]))
        if complete
        else None
    )


def _coefficient(row: Row) -> Coefficient:
    year = int(row["year"]) if row["year"] else None
    value = Decimal(row["value"])
    return Coefficient(row["set"], row["input"], year, row["region"], value, row["source"], row["source_status"])


def _formula(row: Row, column: str) -> Node:
    return parse_formula(row[column], Place(file="metrics", cell=row["id"]))


def _range(row: Row, name: str) -> tuple[Decimal, Decimal]:
    return Decimal(row[f"{name}_min"]), Decimal(row[f"{name}_max"])


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def _check(
    inputs: Mapping[str, Input], metrics: Mapping[str, Metric], rules: Mapping[str, Rule], problems: Problems
) -> None:
    check = FormulaCheck(inputs, frozenset(metrics), problems)
    for metric in metrics.values():
        for formula in (metric.formula, metric.base):
            if formula:
                check.check(formula, Place(file="metrics", cell=metric.id), is_rule=False)
    for rule in rules.values():
        for clause in rule.clauses:
            check.check(clause, Place(file="rules", cell=rule.id), is_rule=True)


def _defaults(coefficients: Iterable[Coefficient]) -> dict[str, Decimal]:
    """Return the value each coefficient has without one in the file: of the newest year, of its region."""
    newest: dict[str, Coefficient] = {}
    for one in coefficients:
        fits = one.region in ("", _REGIONS.get(one.input))
        if fits and (one.input not in newest or (one.year or 0) > (newest[one.input].year or 0)):
            newest[one.input] = one
    return {name: one.value for name, one in newest.items()}
