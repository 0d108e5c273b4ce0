import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import Problems
from zhiheng.tables import InputFile, read_csv


def read(content, required=("a", "b"), optional=()):
    problems = Problems()
    rows = list(
        read_csv(
            InputFile("x.csv", content if isinstance(content, bytes) else content.encode()),
            problems,
            required,
            optional,
        )
    )
    return rows, [problem.text("zh").partition(" › ")[2].rpartition(" › ")[0] for problem in problems]


def test_columns_are_found_by_name_and_further_ones_ignored():
    assert read("x,b,a\n1,2,3\n") == ([(2, ("3", "2"))], [])


def test_an_optional_column_may_be_absent():
    assert read("b,a\n2,3\n", optional=("c",)) == ([(2, ("3", "2", ""))], [])
    assert read("c,b,a\n1,2,3\n", optional=("c",)) == ([(2, ("3", "2", "1"))], [])


def test_a_bom_crlf_blank_rows_and_trailing_commas_are_no_problem():
    assert read("\ufeffa,b\r\n1,2\r\n\r\n,,\r\n3,4,,\r\n".encode()) == ([(2, ("1", "2")), (5, ("3", "4"))], [])


def test_fields_are_stripped_also_of_ideographic_spaces():
    assert read(" a ,b\n\u30001\u3000, 2\t\n") == ([(2, ("1", "2"))], [])


def test_lines_are_those_of_the_file_also_after_quoted_line_breaks():
    assert read('a,b\n"1\n1",2\n3,4\n') == ([(3, ("1\n1", "2")), (4, ("3", "4"))], [])


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("", ["第 1 行: 文件是空的，没有表头"]),
        ("\n\n", ["第 1 行: 文件是空的，没有表头"]),
        ("a\n1\n", ["第 1 行: 缺少列 b"]),
        ("c\n1\n", ["第 1 行: 缺少列 a, b"]),
        ("a,b,a\n1,2,3\n", ["第 1 行: 列 a 出现两次"]),
        ("a,b\n1\n", ["第 2 行: 有 1 个字段，表头有 2 个"]),
        ("a,b\n1,2,3\n4,5,6\n", ["第 2 行: 有 3 个字段，表头有 2 个", "第 3 行: 有 3 个字段，表头有 2 个"]),
        ('a,b\n"1,2\n', ["第 2 行: 不是有效的 CSV"]),
        ("a;b\n1;2\n", ["第 1 行: 各列用分号（;）分隔，不是用英文逗号"]),
        ("a\tb\n1\t2\n", ["第 1 行: 各列用制表符分隔，不是用英文逗号"]),
        ("a，b\n1，2\n", ["第 1 行: 各列用中文逗号（，）分隔，不是用英文逗号"]),
        ("a；b\n1；2\n", ["第 1 行: 各列用中文分号（；）分隔，不是用英文逗号"]),
        ("a,b\n质量,2\n".encode("gbk"), ["第 2 行: 不是 UTF-8 编码（可能是 GBK）"]),
    ],
)
def test_an_unusable_file_is_named_with_its_line(content, problems):
    assert read(content) == ([], problems)


def test_a_quotation_mark_left_open_is_named_with_its_own_line():
    assert read('a,b\n1,2\n"3,4\n5,6\n') == ([(2, ("1", "2"))], ["第 3 行: 不是有效的 CSV"])


def test_a_workbook_is_no_list():
    rows, _ = read(b"PK\x03\x04rest")
    problems = Problems()
    list(read_csv(InputFile("x.csv", b"PK\x03\x04rest"), problems, ("a", "b")))
    assert rows == []
    assert [problem.what("zh") for problem in problems] == ["这是 Excel 工作簿，不是 CSV"]


def test_good_rows_beside_bad_ones_are_still_given():
    assert read("a,b\n1,2\n3\n5,6\n") == ([(2, ("1", "2")), (4, ("5", "6"))], ["第 3 行: 有 1 个字段，表头有 2 个"])


@given(st.lists(st.tuples(*[st.from_regex(r"[a-z质量,\"]{1,5}", fullmatch=True)] * 2), max_size=8))
def test_what_the_standard_library_writes_is_read(rows):

    text = io.StringIO()
    csv.writer(text).writerows([("a", "b"), *rows])
    assert [row for _, row in read(text.getvalue())[0]] == rows
