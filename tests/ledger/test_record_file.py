from pathlib import Path

import pytest

from ledger.chain import BEGIN, VERBS, act, lines, record, salt
from zhiheng.ledger import RecordFile, check_record
from zhiheng.problems import BadInputError
from zhiheng.tables import read_file


@pytest.fixture
def kept(tmp_path: Path) -> RecordFile:
    """The record of five entries, kept in files."""
    kept = RecordFile(tmp_path / "record.jsonl", tmp_path / "payloads.jsonl")
    for number, verb in enumerate(VERBS, 1):
        kept.append(act(number, verb), {"percent": number}, salt(number))
    return kept


def held(kept: RecordFile) -> list[str]:
    return [holds.text("en") for holds in check_record(read_file(kept.chain), read_file(kept.payloads))]


def test_files_hold_what_the_record_in_memory_holds(kept: RecordFile) -> None:
    assert kept.chain.read_bytes() == record().as_lines()
    assert kept.payloads.read_bytes() == record().payloads.as_lines()


def test_append_continues_long_after(kept: RecordFile) -> None:
    for number in range(6, 40):
        kept.append(act(number), {}, salt(number))
    assert held(kept)[0].startswith("39 entries follow one another unchanged")


@pytest.mark.parametrize("name", ["chain", "payloads"])
def test_append_refuses_a_torn_line(kept: RecordFile, name: str) -> None:
    path: Path = getattr(kept, name)
    path.write_bytes(path.read_bytes()[:-7])
    before = kept.chain.read_bytes(), kept.payloads.read_bytes()
    with pytest.raises(BadInputError, match="the last line is torn"):
        kept.append(act(6), {}, salt(6))
    assert (kept.chain.read_bytes(), kept.payloads.read_bytes()) == before


def test_append_refuses_a_last_line_that_is_no_entry(kept: RecordFile) -> None:
    kept.chain.write_bytes(kept.chain.read_bytes() + b"{}\n")
    with pytest.raises(BadInputError) as caught:
        kept.append(act(6), {}, salt(6))
    place = caught.value.problems[0].place
    assert (place.file, place.line) == (str(kept.chain), None)


def test_append_killed_between_the_files_is_named(kept: RecordFile) -> None:
    kept.chain.write_bytes(b"".join(lines(kept.chain.read_bytes())[:4]))
    with pytest.raises(BadInputError, match="this payload belongs to no entry"):
        held(kept)


def test_remove_payload_leaves_no_trace_of_it(kept: RecordFile) -> None:
    kept.append(act(6), {"name": "示例一号"}, salt(6))
    commitment = record_commitment(kept, 6)
    kept.remove_payload(commitment, BEGIN)
    assert "示例一号".encode() not in kept.payloads.read_bytes()
    assert salt(6).hex().encode() not in kept.payloads.read_bytes()
    assert held(kept)[-1] == "removed on request: the payloads of entries 6"
    assert sorted(path.name for path in kept.chain.parent.iterdir()) == ["payloads.jsonl", "record.jsonl"]


def test_remove_payload_refuses_what_is_not_kept(kept: RecordFile) -> None:
    before = kept.payloads.read_bytes()
    with pytest.raises(KeyError):
        kept.remove_payload("0" * 64, BEGIN)
    assert kept.payloads.read_bytes() == before


def record_commitment(kept: RecordFile, number: int) -> str:
    return lines(kept.chain.read_bytes())[number - 1].decode().split('"commitment":"')[1][:64]
