import json
from pathlib import Path

import pytest

from ledger.chain import record
from ledger.small import repaired, replaced, small_bundle
from zhiheng.canonical import sha256_hex
from zhiheng.cli import main
from zhiheng.ledger import standalone_digest

DIGEST = sha256_hex(small_bundle())
HEAD = record().head


@pytest.fixture(autouse=True)
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "bundle.zip"
    path.write_bytes(small_bundle())
    return path


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    path = tmp_path / "record.jsonl"
    path.write_bytes(record().as_lines())
    return path


@pytest.fixture
def payloads(tmp_path: Path) -> Path:
    path = tmp_path / "payloads.jsonl"
    path.write_bytes(record().payloads.as_lines())
    return path


def verify(*words: object) -> int:
    return main(["verify", *map(str, words)])


def test_verify_prints_what_holds_of_a_bundle(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(bundle) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[通过] 数据包的结构是规定的形式",
        "[通过] 各文件与清单所记摘要值一致",
        "[通过] 评分要点与评审方案所记摘要值一致",
        "[通过] 3 个申报、7 份评分表可读且是规范的形式",
        "[通过] 重新计算的结果与数据包中的结果逐字节一致",
        "[未验证] 没有给出 --digest，只证明了前后一致，不能证明它就是当初记录的那一份",
        f"摘要值：{DIGEST}",
        f"独立校验程序摘要值：{standalone_digest()}",
    ]


def test_verify_with_the_digest_proves_identity(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(bundle, "--digest", DIGEST.upper()) == 0
    out = capsys.readouterr().out
    assert "[通过] 与给出的摘要值一致，正是当初记录的那一份\n" in out
    assert "[未验证]" not in out


def test_verify_names_the_first_thing_that_does_not_hold(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle.write_bytes(repaired(replaced("results.json", '"rank":1', '"rank":2')))
    assert verify(bundle) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-2:] == [
        "[通过] 3 个申报、7 份评分表可读且是规范的形式",
        "[不通过] 验证到此为止，第一处不符：",
    ]
    assert printed.err == (
        f"{bundle} › results.json › entries › 0 › rank: 数据包中是 2，重算得 1 › 结果与评分不符，不能采信\n"
    )


def test_verify_names_one_of_many_problems(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle.write_bytes(repaired(replaced("scheme.json", '"id":"desk"', '"id":"dusk"')))
    assert verify(bundle) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_verify_as_json(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(bundle, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (len(document["checks"]), document["problems"]) == (5, [])
    assert (document["digest"], document["verifier"]) == (DIGEST, standalone_digest())


def test_verify_as_json_when_something_does_not_hold(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(bundle, "--json", "--digest", "0" * 64) == 1
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == (
        {
            "checks": ["数据包的结构是规定的形式"],
            "problems": [
                {
                    "file": str(bundle),
                    "sheet": None,
                    "cell": None,
                    "line": None,
                    "what": f"摘要值是 {DIGEST}，不是 {'0' * 64}",
                    "remedy": "这不是当初记录的那一份，核对摘要值或索取原件",
                }
            ],
        },
        "",
    )


def test_verify_prints_what_holds_of_a_record(chain: Path, payloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(chain, "--payloads", payloads, "--digest", HEAD) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"[通过] 5 条留痕首尾相接，没有改动；最后一条的摘要值：{HEAD}",
        "[通过] 最后一条正是给出的摘要值所指的那一条",
        "[通过] 5 条的内容与留痕一致",
    ]


def test_verify_says_what_it_cannot_tell_of_a_chain_alone(chain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(chain) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "[未验证] 没有给出 --digest，看不出末尾是否被删去、是否全部重写过",
        "[未验证] 没有给出 --payloads，只验证了链",
    ]


def test_verify_gives_the_head_of_a_record_as_json(chain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(chain, "--json") == 0
    assert json.loads(capsys.readouterr().out)["digest"] == HEAD


def test_verify_names_the_entry_that_does_not_hold(chain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chain.write_bytes(chain.read_bytes().replace(b"sheet.reopen", b"sheet.repeat"))
    assert verify(chain) == 1
    assert capsys.readouterr().err.startswith(f"{chain} › 第 4 行: 第 4 条的内容与它的摘要值不符 › ")


@pytest.mark.parametrize("content", [b"", b"hello", b"\xef\xbb\xbf{}"])
def test_verify_refuses_what_is_neither(bundle: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    bundle.write_bytes(content)
    assert verify(bundle) == 1
    assert capsys.readouterr().err.startswith(f"{bundle}: 既不是结果数据包，也不是操作留痕 › ")


def test_verify_refuses_more_than_a_gibibyte(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with bundle.open("r+b") as file:
        file.truncate(2**30 + 1)
    assert verify(bundle) == 1
    assert capsys.readouterr().err.startswith(f"{bundle}: 文件超过 1 GiB › ")


def test_verify_refuses_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(tmp_path / "none.zip") == 1
    assert "没有这个文件" in capsys.readouterr().err


@pytest.mark.parametrize("digest", ["00", "x" * 64, "0" * 65])
def test_digest_that_is_none_is_wrong_usage(bundle: Path, capsys: pytest.CaptureFixture[str], digest: str) -> None:
    assert verify(bundle, "--digest", digest) == 2
    assert "摘要值是 64 位十六进制数" in capsys.readouterr().err


def test_payloads_with_a_bundle_are_wrong_usage(
    bundle: Path, payloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(bundle, "--payloads", payloads) == 2
    assert "--payloads 只用于操作留痕" in capsys.readouterr().err
