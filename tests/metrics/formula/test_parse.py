"""From text to tree: what is a formula, and what is refused at which character."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.metrics.formula import Call, Comparison, Name, Number, Product, Sum, parse_formula, references, walk
from zhiheng.problems import BadInputError


def test_multiplication_binds_closer_than_addition() -> None:
    assert parse_formula("a+2*b") == Sum(
        (Name("a", 1), Product((Number(Decimal(2)), Name("b", 5)), (False, False))), (False, False)
    )


def test_division_runs_from_left_to_right() -> None:
    assert parse_formula("a/b/c") == Product((Name("a", 1), Name("b", 3), Name("c", 5)), (False, True, True))


def test_leading_minus_negates_the_first_term() -> None:
    assert parse_formula("-a+b") == Sum((Name("a", 2), Name("b", 4)), (True, False))


def test_comparison_and_brackets() -> None:
    assert parse_formula(" (a) <= 1.5 ") == Comparison("<=", Name("a", 3), Number(Decimal("1.5")))


def test_call_holds_its_arguments() -> None:
    assert parse_formula("max(a,1)") == Call("max", (Name("a", 5), Number(Decimal(1))), 1)


def test_references_say_how_many_years_back() -> None:
    found = [(name.id, back) for name, back in references(parse_formula("avg(a)+prev(b)+sum3(c)-d"))]
    assert found == [("a", 0), ("a", 1), ("b", 1), ("c", 0), ("c", 1), ("c", 2), ("d", 0)]


def test_walk_yields_every_node() -> None:
    assert [type(node).__name__ for node in walk(parse_formula("abs(a)<1"))] == ["Comparison", "Call", "Name", "Number"]


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("a+", 3, "公式没有写完"),
        ("", 1, "公式没有写完"),
        ("a b", 3, "这里不能是“b”"),
        ("a;b", 2, "这里不能是“;”"),
        ("(a", 3, "公式没有写完"),
        ("abs(a b", 7, "这里不能是“b”"),
        ("*a", 1, "这里不能是“*”"),
        ("a<b<c", 4, "这里不能是“<”"),
        ("__import__(a)", 1, "没有函数 __import__"),
        ("abs(a,b)", 1, "abs 的参数个数不对"),
        ("a.b", 2, "这里不能是“.”"),
        ("(" * 40 + "a" + ")" * 40, 31, "公式太长或括号太多"),
        ("(" * 40, 31, "公式太长或括号太多"),
        ("a+" * 1001, 1, "公式太长或括号太多"),
    ],
)
def test_refuse_what_is_no_formula_at_its_character(text: str, at: int, what: str) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_formula(text)
    (problem,) = caught.value.problems
    assert (problem.place.text("zh"), problem.what("zh")) == (f"第 {at} 个字符", what)


def test_refuse_deep_brackets_that_end_early() -> None:
    with pytest.raises(BadInputError) as caught:
        parse_formula("(" * 30)
    assert caught.value.problems[0].place.text("en") == "character 31"


@pytest.mark.property
@given(st.text("ab1.+-*/(),<>= maxvgip", max_size=60))
def test_any_text_is_a_formula_or_a_problem(text: str) -> None:
    with suppress(BadInputError):
        parse_formula(text)
