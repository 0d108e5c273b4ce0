"""What is wrong with a value of the form; it is shown beside the field and keeps nothing from being saved."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from zhiheng.problems import Message
from zhiheng.web.entries.forms.declaration import FieldKind, FormField
from zhiheng.web.entries.forms.industries import industries
from zhiheng.web.people import credit_code
from zhiheng.web.programmes.contributions import filled

CELL_SEPARATOR = "|"
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")

NOT_A_NUMBER = Message(
    "“{text}”不是数字 › 只写阿拉伯数字，不写单位和千位分隔符",
    "“{text}” is no number › write digits only, without unit or commas",
)
NOT_A_DATE = Message("“{text}”不是日期 › 写成 2026-03-31", "“{text}” is no date › write it as 2026-03-31")
NOT_AN_INDUSTRY = Message(
    "没有这个行业大类 › 输入代码或名称的一部分，从列出的大类中选一个",
    "there is no such division › type part of its code or name and choose from the list",
)
NOT_A_CHOICE = Message("没有这个选项 › 从列出的选项中选一个", "that is no choice here › choose one of the list")
TOO_MANY_CELLS = Message(
    "第 {row} 行有 {found} 栏，表头只有 {most} 栏 › 每行一条，各栏之间用 | 隔开",
    "row {row} has {found} cells, the table has {most} › one row a line, cells between |",
)


def problems_of(field: FormField, text: str) -> Sequence[Message]:
    """Return what is wrong with what was typed into a field, each ``what › remedy``; empty texts have no problem."""
    check, text = _CHECKS.get(field.kind), text.strip()
    return check(field, text) if check and text else ()


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of a field of rows, each as its cells; empty lines are left out."""
    return [[cell.strip() for cell in line.split(CELL_SEPARATOR)] for line in text.splitlines() if line.strip()]


def _of_credit_code(_field: FormField, text: str) -> Sequence[Message]:
    wrong = credit_code.problem_of(credit_code.tidied(text))
    return (wrong,) if wrong else ()


def _of_industry(_field: FormField, text: str) -> Sequence[Message]:
    return () if text in industries() else (NOT_AN_INDUSTRY,)


def _of_number(_field: FormField, text: str) -> Sequence[Message]:
    return () if _NUMBER.fullmatch(text) else (filled(NOT_A_NUMBER, text=text),)


def _of_date(_field: FormField, text: str) -> Sequence[Message]:
    try:
        is_date = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_date = False
    return () if is_date else (filled(NOT_A_DATE, text=text),)


def _of_choice(field: FormField, text: str) -> Sequence[Message]:
    return () if text in {choice.key for choice in field.choices} else (NOT_A_CHOICE,)


def _of_rows(field: FormField, text: str) -> Sequence[Message]:
    most = len(field.columns)
    return [
        filled(TOO_MANY_CELLS, row=number, found=len(row), most=most)
        for number, row in enumerate(rows_of(text), start=1)
        if len(row) > most
    ]


_CHECKS: Mapping[FieldKind, Callable[[FormField, str], Sequence[Message]]] = {
    FieldKind.CREDIT_CODE: _of_credit_code,
    FieldKind.INDUSTRY: _of_industry,
    FieldKind.NUMBER: _of_number,
    FieldKind.DATE: _of_date,
    FieldKind.CHOICE: _of_choice,
    FieldKind.ROWS: _of_rows,
}
