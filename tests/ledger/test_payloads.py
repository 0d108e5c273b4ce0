import json

import pytest

from ledger.chain import BEGIN, record, salt
from zhiheng.ledger import Kept, PayloadStore, Removed


def test_store_keeps_payload_and_salt_by_commitment() -> None:
    whole = record()
    assert whole.payloads.contents[whole.entries[1].commitment] == Kept({"percent": 2}, salt(2))


def test_remove_leaves_nothing_but_a_mark() -> None:
    store = PayloadStore()
    commitment = store.keep({"name": "示例一号"}, salt(7))
    store.remove(commitment, BEGIN)
    assert store.contents == {commitment: Removed("2026-11-22T08:00:00.000000Z")}
    assert json.loads(store.as_lines()) == {"commitment": commitment, "removed": "2026-11-22T08:00:00.000000Z"}


def test_remove_refuses_what_is_not_kept() -> None:
    store = PayloadStore()
    commitment = store.keep({}, salt(1))
    with pytest.raises(KeyError):
        store.remove("0" * 64, BEGIN)
    store.remove(commitment, BEGIN)
    with pytest.raises(KeyError):
        store.remove(commitment, BEGIN)


def test_contents_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        PayloadStore().contents["0" * 64] = Removed("")  # type: ignore[index]
