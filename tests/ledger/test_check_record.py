from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.chain import BEGIN, act, lines, record
from zhiheng.ledger import Record, RecordEntry, Withheld, check_chain, check_record, line_of, next_entry
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

WHOLE = record()
CHAIN = WHOLE.as_lines()
STORE = WHOLE.payloads.as_lines()
LINES = lines(CHAIN)


def check(chain: bytes, store: bytes | None = None, digest: str | None = None) -> list[str]:
    """Return what holds, and in the end what does not."""
    payloads = None if store is None else InputFile("p.jsonl", store)
    held: list[str] = []
    try:
        held.extend(holds.text("zh") for holds in check_record(InputFile("r.jsonl", chain), payloads, digest))
    except BadInputError as error:
        problem = error.problems[0]
        return [*held, f"{problem.place.text('en')}: {problem.what('zh')}"]
    return held


def rechained(entries: Sequence[RecordEntry]) -> list[RecordEntry]:
    """Return entries with numbers and hashes made to fit, as a forger would."""
    forged: list[RecordEntry] = []
    for entry in entries:
        last = forged[-1] if forged else None
        forged.append(next_entry(last, entry.act, entry.commitment))
    return forged


def test_whole_record_holds() -> None:
    assert check(CHAIN, STORE, WHOLE.head.upper()) == [
        f"5 条留痕首尾相接，没有改动；最后一条的摘要值：{WHOLE.head}",
        "最后一条正是给出的摘要值所指的那一条",
        "5 条的内容与留痕一致",
    ]


def test_chain_holds_without_its_store() -> None:
    assert check(CHAIN) == [f"5 条留痕首尾相接，没有改动；最后一条的摘要值：{WHOLE.head}"]


def test_entries_of_a_database_are_checked_without_a_file() -> None:
    assert tuple(check_chain("audit", WHOLE.entries)) == WHOLE.entries


def test_chain_is_checked_on_from_an_entry_checked_earlier() -> None:
    entries = WHOLE.entries
    assert list(check_chain("audit", entries[3:], after=entries[2])) == list(entries[3:])
    with pytest.raises(BadInputError):
        list(check_chain("audit", entries[4:], after=entries[2]))


@pytest.mark.parametrize(
    ("forged", "found"),
    [
        ([], "r.jsonl: 一条留痕也没有"),
        ([b"\n"], "r.jsonl › line 1: 这一行不是一条按规定书写的留痕"),
        (LINES[1:], "r.jsonl › line 1: 这里应是第 1 条，却是第 2 条"),
        ([*LINES[:2], *LINES[3:]], "r.jsonl › line 3: 这里应是第 3 条，却是第 4 条"),
        ([LINES[1], LINES[0], *LINES[2:]], "r.jsonl › line 1: 这里应是第 1 条，却是第 2 条"),
        ([*LINES[:3], LINES[4], LINES[3]], "r.jsonl › line 4: 这里应是第 4 条，却是第 5 条"),
        ([*LINES[:2], LINES[1], *LINES[2:]], "r.jsonl › line 3: 这里应是第 3 条，却是第 2 条"),
        ([*LINES, LINES[4]], "r.jsonl › line 6: 这里应是第 6 条，却是第 5 条"),
        ([*LINES[:4], LINES[4][:-1]], "r.jsonl › line 5: 最后一行不完整，写入时可能被中断"),
        ([*LINES, b"{"], "r.jsonl › line 6: 最后一行不完整，写入时可能被中断"),
        ([*LINES[:2], b"\n", *LINES[2:]], "r.jsonl › line 3: 这一行不是一条按规定书写的留痕"),
    ],
    ids=[
        "all dropped",
        "blank",
        "first dropped",
        "one dropped",
        "first two swapped",
        "last two swapped",
        "one doubled",
        "last doubled",
        "newline cut off",
        "torn line",
        "blank line put in",
    ],
)
def test_first_line_that_does_not_hold_is_named(forged: list[bytes], found: str) -> None:
    assert check(b"".join(forged), STORE) == [found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("08:03:00", "08:30:00"),
        ("Zk3-person", "Zk4-person"),
        ("Qx8_sheet3", "Qx8_sheet9"),
        ("sheet.confirm", "sheet.reopen"),
        (WHOLE.entries[2].commitment, "0" * 64),
        (WHOLE.entries[2].previous, "0" * 64),
        (WHOLE.entries[2].hash, "0" * 64),
    ],
    ids=["time", "actor", "subject", "verb", "commitment", "previous", "hash"],
)
def test_edited_entry_is_named(old: str, new: str) -> None:
    edited = LINES[2].decode().replace(old, new).encode()
    assert edited != LINES[2]
    assert check(b"".join([*LINES[:2], edited, *LINES[3:]])) == ["r.jsonl › line 3: 第 3 条的内容与它的摘要值不符"]


def test_entry_with_a_fitting_hash_breaks_the_chain_after_it() -> None:
    forged = next_entry(WHOLE.entries[1], act(3, "sheet.reopen"), WHOLE.entries[2].commitment).as_line()
    assert check(b"".join([*LINES[:2], forged, *LINES[3:]])) == ["r.jsonl › line 4: 第 4 条与前一条接不上"]


def test_record_of_another_beginning_is_named() -> None:
    other = Record()
    other.append(act(9), {}, bytes(16))
    assert check(b"".join([other.as_lines(), *LINES[1:]])) == ["r.jsonl › line 2: 第 2 条与前一条接不上"]


@pytest.mark.parametrize(
    "entries",
    [
        WHOLE.entries[:4],
        (*WHOLE.entries[:2], *WHOLE.entries[3:]),
        (WHOLE.entries[1], WHOLE.entries[0], *WHOLE.entries[2:]),
    ],
    ids=["end cut off", "one dropped and chained anew", "two swapped and chained anew"],
)
def test_consistent_forgery_is_named_by_the_digest_of_the_end(entries: Sequence[RecordEntry]) -> None:
    forged = rechained(entries)
    content = b"".join(entry.as_line() for entry in forged)
    [holds] = check(content)
    assert check(content, digest=WHOLE.head) == [
        holds,
        f"r.jsonl › line {len(forged)}: 最后一条的摘要值是 {forged[-1].hash}，不是 {WHOLE.head}",
    ]


def test_digest_of_an_earlier_entry_is_recognised() -> None:
    assert check(CHAIN, digest=WHOLE.entries[2].hash)[-1] == (
        "r.jsonl › line 5: 给出的摘要值是第 3 条的，其后又有 2 条"
    )


def test_removed_payloads_are_reported_and_the_rest_holds() -> None:
    whole = record()
    for number in (1, 3):
        whole.payloads.remove(whole.entries[number].commitment, BEGIN)
    assert whole.as_lines() == CHAIN
    assert check(CHAIN, whole.payloads.as_lines())[1:] == ["3 条的内容与留痕一致", "按要求移除了内容：第 2、4 条"]


def test_missing_payload_is_named() -> None:
    store = lines(STORE)
    assert check(CHAIN, b"".join([*store[:3], *store[4:]]))[1:] == [
        "r.jsonl › line 4: 第 4 条的内容不在，也没有注明按要求移除"
    ]


def test_changed_payload_is_named() -> None:
    assert check(CHAIN, STORE.replace(b'"percent":3', b'"percent":9'))[1:] == [
        "p.jsonl › line 3: 这一项内容与它的摘要值不符"
    ]


def test_payload_of_another_entry_is_no_substitute() -> None:
    other = record()
    other.append(act(6), {"percent": 40}, bytes(16))
    store = [*lines(STORE)[:3], lines(other.payloads.as_lines())[5], lines(STORE)[4]]
    assert check(CHAIN, b"".join(store))[1:] == ["r.jsonl › line 4: 第 4 条的内容不在，也没有注明按要求移除"]


def test_payload_without_an_entry_is_named() -> None:
    """A chain cut off at its end gives itself away by what is left in the store."""
    assert check(b"".join(LINES[:4]), STORE)[1:] == ["p.jsonl › line 5: 这一项内容不属于任何一条留痕"]


@pytest.mark.property
@given(st.integers(0, len(CHAIN) - 1), st.integers(0, 7))
def test_no_bit_of_the_chain_can_be_flipped(position: int, bit: int) -> None:
    flipped = bytearray(CHAIN)
    flipped[position] ^= 1 << bit
    [found] = check(bytes(flipped), STORE)
    line = CHAIN.count(b"\n", 0, position) + 1
    assert found.startswith(f"r.jsonl › line {line}: ")


@pytest.mark.property
@given(st.integers(0, len(STORE) - 1), st.integers(0, 7))
def test_no_bit_of_the_store_can_be_flipped(position: int, bit: int) -> None:
    flipped = bytearray(STORE)
    flipped[position] ^= 1 << bit
    held, found = check(CHAIN, bytes(flipped))
    assert held.startswith("5 条留痕首尾相接")
    assert "条的内容与留痕一致" not in found


@pytest.mark.property
@given(st.permutations(LINES), st.integers(0, 5))
def test_nothing_but_a_beginning_of_the_chain_holds(chosen: list[bytes], count: int) -> None:
    kept = chosen[:count]
    holds = check(b"".join(kept))[0].startswith(f"{count} 条留痕首尾相接")
    assert holds == (count > 0 and kept == LINES[:count])


def test_withheld_payloads_are_counted_and_the_rest_holds() -> None:
    contents = {**WHOLE.payloads.contents, WHOLE.entries[1].commitment: Withheld()}
    store = b"".join(line_of(commitment, content) for commitment, content in contents.items())
    assert check(CHAIN, store)[-2:] == [
        "4 条的内容与留痕一致",
        "1 条的内容不在导出者的职责范围内，未附上，没有验证",
    ]
