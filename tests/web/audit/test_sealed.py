"""Encrypted fields."""

import pytest

from zhiheng.web.audit.sealed import UnsealError, key_id_of, seal, seal_text, sealed_fields, unseal, unseal_text
from zhiheng.web.people.models import SecondFactor
from zhiheng.web.site.keys import Keys, write_keys

OLD, NEW = {"aaaaaaaa": b"o" * 32}, {"bbbbbbbb": b"n" * 32}


@pytest.fixture
def use_keys(settings, tmp_path):
    """Give the installation these keys for encrypted fields."""
    settings.HOME = tmp_path

    def use(fields: dict[str, bytes]) -> None:
        write_keys(tmp_path, Keys("signing", b"drafts", fields))

    use(OLD | NEW)
    return use


def test_text_comes_back_and_no_two_blobs_are_alike() -> None:
    blobs = [seal_text("440703199001011234 㙍𠮷") for _ in range(2)]
    assert [unseal_text(blob) for blob in blobs] == ["440703199001011234 㙍𠮷"] * 2
    assert blobs[0] != blobs[1]
    assert b"440703" not in blobs[0]


def test_newest_key_seals_and_old_keys_still_unseal(use_keys) -> None:
    assert key_id_of(seal(b"x")) == "bbbbbbbb"
    use_keys(OLD)
    old = seal(b"x")
    use_keys(OLD | NEW)
    assert (key_id_of(old), unseal(memoryview(old))) == ("aaaaaaaa", b"x")
    use_keys(NEW)
    with pytest.raises(UnsealError):
        unseal(old)


@pytest.mark.parametrize("place", [0, 5, 16, -1])
@pytest.mark.usefixtures("use_keys")
def test_changed_blob_is_refused(place: int) -> None:
    blob = bytearray(seal(b"content"))
    assert unseal(bytes(blob)) == b"content"
    blob[place] ^= 1
    with pytest.raises(UnsealError):
        unseal(bytes(blob))


@pytest.mark.usefixtures("use_keys")
def test_blob_cut_short_is_refused() -> None:
    with pytest.raises(UnsealError):
        unseal(seal(b"content")[:10])


def test_sealed_fields_are_found_in_the_models() -> None:
    assert (SecondFactor, "secret") in set(sealed_fields())
