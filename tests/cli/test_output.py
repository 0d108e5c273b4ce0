import json

import pytest

from zhiheng.cli.output import Output
from zhiheng.problems import Message, Place, Problem

HEADINGS = (Message("名称", "name"), Message("得分", "score"))
BAD = Message("值 {value} 无效 › 改正它", "{value} is bad › mend it")
OTHER = Message("另一个 › 改正它", "another › mend it")


def problems(count):
    return [Problem(Place("a.csv", line=line), BAD, (("value", line),)) for line in range(1, count + 1)]


def test_a_table_is_as_wide_as_its_characters_are_shown(capsys):
    Output("zh").print_table(HEADINGS, [("示例公司", "9.50"), ("A", "10.00")])
    assert capsys.readouterr().out == "名称      得分\n示例公司   9.50\nA         10.00\n"


def test_a_message_is_printed_in_the_language(capsys):
    Output("en").print_text(BAD, value=3)
    assert capsys.readouterr().out == "3 is bad › mend it\n"


def test_json_output_is_one_document_and_nothing_else(capsys):
    output = Output("zh", is_json=True)
    output.print_text("text")
    output.print_table(HEADINGS, [("a", "b")])
    output.print_usage("usage")
    output.print_json({"质": 1})
    out, err = capsys.readouterr()
    assert json.loads(out) == {"质": 1}
    assert err == ""
    assert "质" in out


def test_text_output_prints_no_json(capsys):
    Output("zh").print_json({"a": 1})
    assert capsys.readouterr().out == ""


def test_one_problem_is_a_line(capsys):
    Output("zh").print_problems(problems(1))
    assert capsys.readouterr().err == "a.csv › 第 1 行: 值 1 无效 › 改正它\n"


def test_a_long_run_of_one_kind_is_shortened_and_the_others_still_shown(capsys):
    Output("zh").print_problems([*problems(53), Problem(Place(), OTHER)])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 53
    assert lines[50] == "另一个 › 改正它"
    assert lines[51] == "…… 与“值 1 无效”同类的问题还有 3 个（--json 列出全部）"
    assert lines[52] == "共 54 个问题，改正后再运行一次。"


def test_json_problems_are_all_there(capsys):
    Output("en", is_json=True).print_problems(problems(53))
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 53


@pytest.mark.parametrize(("is_terminal", "shown"), [(True, "\r\x1b[K3 is bad › mend it"), (False, "")])
def test_progress_is_for_a_terminal_alone(capsys, monkeypatch, is_terminal, shown):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    Output("en").progress(BAD, value=3)
    assert capsys.readouterr().err == shown
