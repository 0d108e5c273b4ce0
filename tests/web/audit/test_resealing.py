"""A new key for encrypted fields: everything can be read at every moment, nothing of the old key is left."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from web.make import make_person
from zhiheng.problems import BadInputError
from zhiheng.web.audit import resealing
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.resealing import add_key, forget_keys, reseal_all, unreadable_fields
from zhiheng.web.audit.sealed import field_keys, key_id_of, seal_text, unseal_text
from zhiheng.web.people.models import SecondFactor
from zhiheng.web.site.keys import load_keys, path_of_keys, write_keys

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_keys(tmp_path: Path) -> Iterator[None]:
    with override_settings(HOME=tmp_path, KEYS=load_keys(tmp_path)):
        yield


@pytest.fixture
def secrets() -> list[str]:
    """Three encrypted values, one more than a batch holds."""
    texts = ["甲", "乙", "丙"]
    for text in texts:
        SecondFactor.objects.create(person=make_person(), secret=seal_text(text))
    return texts


def _texts() -> list[str]:
    return [unseal_text(one.secret) for one in SecondFactor.objects.order_by("pk")]


def _key_ids() -> set[str]:
    return {key_id_of(one.secret) for one in SecondFactor.objects.all()}


def _age_keys() -> None:
    path = path_of_keys(settings.HOME)
    os.utime(path, (path.stat().st_mtime - 3600,) * 2)


def test_everything_is_encrypted_anew_batch_by_batch(secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "_ROWS_AT_ONCE", 2)
    key = add_key()
    assert (_texts(), seal_text("丁")[:4].hex()) == (secrets, key)
    assert (reseal_all(), _key_ids(), _texts(), reseal_all()) == (3, {key}, secrets, 0)


def test_server_that_holds_the_old_keys_reads_and_writes_with_the_new_one(secrets) -> None:
    """Another process changes the key; this one has read the file before."""
    assert _texts() == secrets
    keys = load_keys(settings.HOME)
    keys.fields["0a0b0c0d"] = b"\x01" * 32
    write_keys(settings.HOME, keys)
    assert (list(field_keys())[-1], key_id_of(seal_text("丁")), _texts()) == ("0a0b0c0d", "0a0b0c0d", secrets)


def test_interrupted_change_is_finished_by_the_next(secrets) -> None:
    add_key()
    first = SecondFactor.objects.order_by("pk").first()
    first.secret = seal_text(secrets[0])
    first.save()
    newest = add_key()
    assert (reseal_all(), _key_ids(), _texts()) == (3, {newest}, secrets)


def test_old_keys_are_forgotten_once_nothing_needs_them(secrets) -> None:
    [old] = field_keys()
    new = add_key()
    with pytest.raises(BadInputError):
        forget_keys()
    _age_keys()
    assert forget_keys() == []
    reseal_all()
    assert (forget_keys(), list(field_keys()), _texts()) == ([old], [new], secrets)


def test_change_is_recorded(secrets) -> None:
    [old] = field_keys()
    new = add_key()
    reseal_all()
    _age_keys()
    forget_keys()
    entries = LedgerEntry.objects.order_by("sequence")
    said = [LedgerPayload.objects.get(commitment=entry.commitment).payload for entry in entries]
    assert [entry.verb for entry in entries] == ["site.add_key", "site.forget_keys"]
    assert said == [{"role": "system", "key": new}, {"role": "system", "keys": [old]}]


def test_values_that_no_key_reads_are_counted_and_left(secrets) -> None:
    damaged = SecondFactor.objects.order_by("pk").first()
    *kept, last = bytes(damaged.secret)
    damaged.secret = bytes([*kept, last ^ 1])
    damaged.save()
    add_key()
    assert (reseal_all(), unreadable_fields()) == (2, {"people.secondfactor.secret": 1})
