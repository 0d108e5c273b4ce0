import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhiheng import __version__
from zhiheng.cli import main, verify
from zhiheng.cli.command import COMMANDS


@pytest.fixture(autouse=True)
def language(monkeypatch):
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)


def run(capsys, *words):
    """Return exit code, standard output and standard error; leaving by --help counts as its code."""
    try:
        code = main(words)
    except SystemExit as left:
        code = left.code
    return (code, *capsys.readouterr())


def test_help_lists_every_command_in_chinese(capsys):
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("用法：zhiheng ")
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("    ")]
    assert listed == ["standard", "sheets", "evaluate", "metrics", "measure", "serve", "admin", "verify"]


def test_help_of_every_command_is_in_the_language_asked_for(capsys, monkeypatch):
    for command in ("standard", "sheets", "evaluate", "metrics", "measure", "serve", "admin", "verify"):
        assert "选项" in run(capsys, command, "--help")[1]
        monkeypatch.setenv("ZHIHENG_LANG", "en_GB")
        english = run(capsys, command, "--help")[1]
        assert english.startswith("usage: ")
        assert not any("一" <= character <= "龥" for character in english)
        monkeypatch.delenv("ZHIHENG_LANG")


def test_version_is_printed(capsys):
    assert run(capsys, "--version") == (0, f"zhiheng {__version__}\n", "")


def test_words_come_from_the_process_when_none_are_given(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["zhiheng", "--version"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out == f"zhiheng {__version__}\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "缺少参数：COMMAND"),
        (
            ("foo",),
            f"参数 COMMAND：无效的值 'foo'（可选：{', '.join(map(repr, COMMANDS))}）",
        ),
        (("evaluate",), "缺少参数：RATINGS, --entries, --scheme, -o/--output"),
        (
            ("evaluate", "--bogus=3", "-oX", "-q", "-5", "--", "--later"),
            "缺少参数：--entries, --scheme；不认识的参数：--bogus -q",
        ),
        (("evaluate", "r", "--entries"), "参数 --entries：需要一个值"),
        (("verify", "x", "--wrong"), "不认识的参数：--wrong"),
    ],
)
def test_a_wrong_usage_is_named_and_ends_with_2(capsys, words, what):
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith(f"{what} › zhiheng --help")
    assert err.startswith("用法：zhiheng ")


def test_a_wrong_usage_with_json_is_one_document(capsys):
    code, out, err = run(capsys, "verify", "--json")
    assert (code, err) == (2, "")
    [problem] = json.loads(out)["problems"]
    assert sorted(problem) == ["cell", "file", "line", "remedy", "sheet", "what"]
    assert problem["what"] == "缺少参数：FILE"


def test_bad_input_ends_with_1_and_names_everything(capsys, tmp_path):
    inputs = [tmp_path / "r.csv", "--entries", tmp_path / "e.csv", "--scheme", tmp_path / "s.toml"]
    words = ["evaluate", *map(str, inputs), "-o", str(tmp_path / "out")]
    code, out, err = run(capsys, *words)
    assert (code, out) == (1, "")
    assert err.count("没有这个文件 › 检查路径和文件名") == 3
    assert "共 3 个问题，改正后再运行一次。" in err
    code, out, err = run(capsys, *words, "--json")
    assert (code, err) == (1, "")
    assert [problem["what"] for problem in json.loads(out)["problems"]] == ["没有这个文件"] * 3
    assert not (tmp_path / "out").exists()


def test_an_interruption_says_so(capsys, monkeypatch):
    def interrupt(_options, _output):
        raise KeyboardInterrupt

    monkeypatch.setattr(verify, "run", interrupt)
    assert run(capsys, "verify", "x") == (130, "", "已中断 › 需要时重新运行\n")


@pytest.mark.integration
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told_without_a_traceback():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "zhiheng", "standard", "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr.endswith("› 检查路径、权限和磁盘空间\n")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.integration
def test_a_console_without_chinese_gets_question_marks():
    command = [sys.executable, "-m", "zhiheng", "standard", "list"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    assert "pengjiang-manufacturing  ???" in done.stdout


def test_problems_that_nobody_reads_cause_no_traceback(tmp_path):
    command = [sys.executable, "-m", "zhiheng", "standard", "check", str(tmp_path / "none.yaml"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
