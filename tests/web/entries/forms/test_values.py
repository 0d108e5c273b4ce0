"""Values of the form: what is wrong with them is told, each with its remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import Message
from zhiheng.web.entries.forms import default_form
from zhiheng.web.entries.forms.declaration import Choice, FieldKind, FormField
from zhiheng.web.entries.forms.industries import industries
from zhiheng.web.entries.forms.values import problems_of, rows_of
from zhiheng.web.people.credit_code import WRONG_CHECK

_LABEL = Message("一项", "A field")
_TWO_COLUMNS = (Message("姓名", "Name"), Message("手机", "Mobile"))


def _field(kind: FieldKind) -> FormField:
    return FormField("one", kind, _LABEL, choices=(Choice("large", _LABEL),), columns=_TWO_COLUMNS)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (FieldKind.CREDIT_CODE, "91350100M000100Y43", "91350100M000100Y44"),
        (FieldKind.CREDIT_CODE, " 91350100m000100y43 ", "123"),
        (FieldKind.INDUSTRY, "C29 橡胶和塑料制品业", "C29"),
        (FieldKind.NUMBER, "1234.5", "1,234"),
        (FieldKind.NUMBER, "-3", "12万"),
        (FieldKind.DATE, "2026-03-31", "2026-3-31"),
        (FieldKind.DATE, "2024-02-29", "2026-02-29"),
        (FieldKind.CHOICE, "large", "huge"),
        (FieldKind.ROWS, "张三 | 138", "张三 | 138 | 多"),
    ],
)
def test_value_is_right_or_has_one_problem(kind: FieldKind, right: str, wrong: str) -> None:
    assert [len(problems_of(_field(kind), text)) for text in (right, wrong, "", "  ")] == [0, 1, 0, 0]


def test_wrong_check_digit_is_told_as_such() -> None:
    assert list(problems_of(_field(FieldKind.CREDIT_CODE), "91350100M000100Y44")) == [WRONG_CHECK]


@given(st.sampled_from(FieldKind), st.text())
def test_any_text_is_answered_with_filled_messages(kind: FieldKind, text: str) -> None:
    for problem in problems_of(_field(kind), text):
        assert (" › " in problem.text("zh", {}), " › " in problem.text("en", {})) == (True, True)


def test_rows_are_lines_of_cells() -> None:
    assert rows_of("张三 | 138\n\n李四|\n") == [["张三", "138"], ["李四", ""]]


def test_all_divisions_of_the_national_standard_are_there() -> None:
    codes = [value[:3] for value in industries()]
    assert (len(codes), codes[0], codes[28], codes[-1]) == (97, "A01", "C29", "T97")
    assert [int(code[1:]) for code in codes] == list(range(1, 98))
    assert len({one.section for one in industries().values()}) == 20


def test_default_form_has_each_field_once_and_hides_coaching_from_experts() -> None:
    fields = list(default_form().fields)
    assert len({field.key for field in fields}) == len(fields)
    assert [field.key for field in fields if field.audience == "conflicts"] == ["coaching"]
    assert all(field.columns for field in fields if field.kind is FieldKind.ROWS)
    assert all(field.choices for field in fields if field.kind in (FieldKind.CHOICE, FieldKind.SEVERAL))
