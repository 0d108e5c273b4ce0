import json

import pytest

from ledger.chain import BEGIN, lines, record
from zhiheng.canonical import canonical_json
from zhiheng.ledger import read_entries, read_payloads
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

CHAIN = record().as_lines()
STORE = record().payloads.as_lines()
NO_OBJECTS = [b"", b"{", b"[]", b"1", b'"x"', b"[" * 100_000, b"{}", b"\xff", b'{"a":1}', b"1" * 5000]


def entry_with(**changed: object) -> bytes:
    return canonical_json({**json.loads(lines(CHAIN)[0]), **changed})


def payload_with(**changed: object) -> bytes:
    return canonical_json({**json.loads(lines(STORE)[0]), **changed})


def problem_of_chain(content: bytes) -> str:
    with pytest.raises(BadInputError) as caught:
        list(read_entries(InputFile("r.jsonl", content)))
    return caught.value.problems[0].text("en").partition(" › it was")[0]


def problem_of_store(content: bytes) -> str:
    with pytest.raises(BadInputError) as caught:
        read_payloads(InputFile("p.jsonl", content))
    return caught.value.problems[0].text("en").partition(" › it was")[0]


def test_entries_are_read_back() -> None:
    assert tuple(read_entries(InputFile("r.jsonl", CHAIN))) == record().entries
    assert list(read_entries(InputFile("r.jsonl", b""))) == []


def test_payloads_are_read_back() -> None:
    whole = record()
    whole.payloads.remove(whole.entries[2].commitment, BEGIN)
    again = read_payloads(InputFile("p.jsonl", whole.payloads.as_lines()))
    assert list(again.contents.items()) == list(whole.payloads.contents.items())


@pytest.mark.parametrize(
    "line",
    [
        *NO_OBJECTS,
        entry_with(more=1),
        entry_with(sequence="1"),
        entry_with(sequence=True),
        entry_with(sequence=None),
        entry_with(time="2026-11-22T08:01:00Z"),
        entry_with(time="2026-13-22T08:01:00.000000Z"),
        entry_with(time=5),
        entry_with(actor="张三"),
        entry_with(subject=[]),
        entry_with(verb="Confirm"),
        entry_with(commitment="0" * 63),
        entry_with(previous="G" * 64),
        entry_with(hash=None),
        entry_with()[:-1] + b',"actor":"other"}',
        entry_with().replace(b":", b": ", 1),
        entry_with() + b"\r",
    ],
)
def test_line_is_refused_that_is_no_entry_as_written(line: bytes) -> None:
    content = lines(CHAIN)[0] + line + b"\n" + lines(CHAIN)[1]
    assert problem_of_chain(content) == "r.jsonl › line 2: this line is not an entry as entries are written"


def test_entry_with_a_wrong_hash_is_still_an_entry() -> None:
    [entry] = read_entries(InputFile("r.jsonl", entry_with(hash="0" * 64) + b"\n"))
    assert entry.hash == "0" * 64 != entry.own_hash()


@pytest.mark.parametrize("size", [1, 100, -1])
def test_torn_last_line_is_named_after_the_whole_ones(size: int) -> None:
    torn = lines(CHAIN)[2][:size]
    read = []
    with pytest.raises(BadInputError) as caught:
        read.extend(read_entries(InputFile("r.jsonl", b"".join(lines(CHAIN)[:2]) + torn)))
    assert read == list(record().entries[:2])
    problem = caught.value.problems[0]
    assert (problem.place.line, problem.what("zh")) == (3, "最后一行不完整，写入时可能被中断")


@pytest.mark.parametrize(
    "line",
    [
        *NO_OBJECTS,
        payload_with(more=1),
        payload_with(commitment="x"),
        payload_with(commitment=None),
        payload_with(salt="00"),
        payload_with(salt="A" * 32),
        payload_with(salt=3),
        payload_with(removed="yesterday"),
        payload_with(removed="2026-11-22T08:00:00.000000Z"),
        payload_with().replace(b":", b": ", 1),
    ],
)
def test_line_is_refused_that_is_no_payload_as_written(line: bytes) -> None:
    content = lines(STORE)[1] + line + b"\n"
    assert problem_of_store(content) == "p.jsonl › line 2: this line is not a payload as payloads are written"


def test_changed_payload_is_named() -> None:
    content = STORE.replace(b'"percent":3', b'"percent":4')
    assert problem_of_store(content) == "p.jsonl › line 3: this payload has not its digest"


def test_changed_salt_is_named() -> None:
    content = STORE.replace(b"02" * 16, b"20" * 16)
    assert problem_of_store(content) == "p.jsonl › line 2: this payload has not its digest"


def test_repeated_payload_is_named() -> None:
    assert problem_of_store(STORE + lines(STORE)[0]).startswith("p.jsonl › line 6: this payload stands twice")


def test_torn_payload_is_named() -> None:
    assert problem_of_store(STORE[:-1]).startswith("p.jsonl › line 5: the last line is torn")
