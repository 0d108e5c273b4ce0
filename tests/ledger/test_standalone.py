import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.small import small_bundle
from zhiheng.canonical import sha256_hex
from zhiheng.ledger import standalone

SOURCE = Path(standalone.__file__)
DIGEST = sha256_hex(small_bundle())


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)
    path = tmp_path / "bundle.zip"
    path.write_bytes(small_bundle())
    return path


def test_main_says_what_was_checked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standalone.main([str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[通过] 数据包的格式正确",
        "[通过] 各文件与清单所载摘要值一致",
        "[通过] 评分要点与评审方案所载摘要值一致",
        "[通过] 申报名单和评分表完整、有效",
        "[通过] 结果重新计算，逐字节一致",
        f"[摘要值] {DIGEST}（未给定，只证明了前后一致）",
    ]


def test_main_says_it_in_english(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIHENG_LANG", "en_GB")
    assert standalone.main([str(path), "--digest", DIGEST.upper()]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[holds] the bundle has its one form",
        "[holds] every file has the digest that the manifest names",
        "[holds] the standards have the digests the scheme names",
        "[holds] entries and sheets are complete and valid",
        "[holds] the result, computed again, is the same byte by byte",
        f"[digest] {DIGEST} (as given)",
    ]


def test_main_refuses_another_digest(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standalone.main([str(path), "--digest", "0" * 64]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"[不通过] {DIGEST}：不是给定的摘要值"


def test_main_names_what_cannot_be_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standalone.main([str(path.parent / "none.zip")]) == 1
    assert capsys.readouterr().out == ("[不通过] 读不出，或内容不符合格式：No such file or directory\n")


def test_main_refuses_more_than_a_gibibyte(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with path.open("r+b") as file:
        file.truncate(2**30 + 1)
    assert standalone.main([str(path)]) == 1
    assert capsys.readouterr().out == f"[不通过] {path}：文件超过 1 GiB\n"


def test_main_leaves_usage_errors_to_argparse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        standalone.main([])
    assert left.value.code == 2
    assert "the following arguments are required" in capsys.readouterr().err


def test_file_imports_the_standard_library_alone() -> None:
    tree = ast.parse(SOURCE.read_bytes())
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_file_is_written_for_python_3_9() -> None:
    ast.parse(SOURCE.read_bytes(), feature_version=(3, 9))


def test_file_is_a_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["standalone.py", str(path)])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(SOURCE), run_name="__main__")
    assert left.value.code == 0


@pytest.mark.integration
@pytest.mark.parametrize("language", ["zh", "en"])
def test_file_runs_on_its_own(path: Path, language: str) -> None:
    """In an isolated interpreter without any installed package, on a console that knows ASCII only."""
    command = [sys.executable, "-I", "-S", str(SOURCE), str(path)]
    environment = {"ZHIHENG_LANG": language, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr, len(run.stdout.splitlines())) == (0, "", 6)
    assert DIGEST in run.stdout
