import hashlib
import json

import pytest

from ledger.chain import VERBS, act, record, salt
from zhiheng.canonical import NotCanonicalError
from zhiheng.ledger import NOTHING_BEFORE, Record, next_entry


def test_record_is_as_documented() -> None:
    """What another program needs to verify a record: SHA-256, and JSON with sorted keys and without spaces."""
    whole = record()
    previous = "0" * 64
    for number, line in enumerate(whole.as_lines().decode().splitlines(), 1):
        entry = json.loads(line)
        own = entry.pop("hash")
        assert own == hashlib.sha256(json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        payload = f'{{"percent":{number}}}'.encode()
        assert entry == {
            "sequence": number,
            "time": f"2026-11-22T08:0{number}:00.000000Z",
            "actor": "Zk3-person",
            "subject": f"Qx8_sheet{number}",
            "verb": VERBS[number - 1],
            "commitment": hashlib.sha256(salt(number) + payload).hexdigest(),
            "previous": previous,
        }
        previous = own
    assert whole.head == previous


def test_head_of_an_empty_record() -> None:
    assert (Record().head, Record().as_lines()) == (NOTHING_BEFORE, b"")


def test_entries_cannot_be_changed_from_outside() -> None:
    whole = record()
    assert isinstance(whole.entries, tuple)
    with pytest.raises(AttributeError):
        whole.entries[0].sequence = 2  # type: ignore[misc]


def test_next_entry_continues_a_chain_kept_elsewhere() -> None:
    whole = record()
    last = whole.entries[-1]
    assert next_entry(last, act(6), "c" * 64).previous == last.hash
    assert next_entry(whole.entries[3], last.act, last.commitment) == last
    assert next_entry(None, whole.entries[0].act, whole.entries[0].commitment) == whole.entries[0]


def test_same_payload_under_another_salt_is_another_commitment() -> None:
    whole = Record()
    first, second = (whole.append(act(1), {"percent": 85}, salt(number)) for number in (1, 2))
    assert first.commitment != second.commitment


def test_append_refuses_what_it_cannot_commit_to_and_stays_as_it_was() -> None:
    whole = record()
    with pytest.raises(ValueError, match="16 bytes, not 15"):
        whole.append(act(6), {}, b"x" * 15)
    with pytest.raises(NotCanonicalError):
        whole.append(act(6), {"percent": 0.5}, salt(6))  # type: ignore[dict-item]
    assert whole.as_lines() == record().as_lines()
    assert whole.payloads.as_lines() == record().payloads.as_lines()
