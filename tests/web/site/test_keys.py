"""The installation's secrets: made once, readable by their owner only."""

import stat
import threading
from pathlib import Path

import pytest

from zhiheng.problems import BadInputError
from zhiheng.web.site.keys import Keys, load_keys, new_field_key, path_of_keys, write_keys


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_keys_are_made_once_for_their_owner_only(tmp_path: Path) -> None:
    keys = load_keys(tmp_path)
    path = path_of_keys(tmp_path)
    assert load_keys(tmp_path) == keys
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)
    assert [name.name for name in path.parent.iterdir()] == ["keys.json"]
    assert (len(keys.signing) >= 50, len(keys.drafts), [len(key) for key in keys.fields.values()]) == (True, 32, [32])


def test_two_installations_share_nothing(tmp_path: Path) -> None:
    one, other = load_keys(tmp_path / "one"), load_keys(tmp_path / "other")
    assert one.signing != other.signing
    assert one.drafts != other.drafts
    assert set(one.fields) & set(other.fields) == set()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_keys_that_others_can_read_are_refused(tmp_path: Path, mode: int) -> None:
    load_keys(tmp_path)
    path = path_of_keys(tmp_path)
    path.chmod(mode)
    with pytest.raises(BadInputError) as refused:
        load_keys(tmp_path)
    assert [problem.text("en") for problem in refused.value.problems] == [
        f"other users can read {path} › run chmod 600 {path}"
    ]


def test_keys_are_replaced_whole(tmp_path: Path) -> None:
    old = load_keys(tmp_path)
    new = Keys(old.signing, old.drafts, {**old.fields, **new_field_key()})
    write_keys(tmp_path, new)
    assert load_keys(tmp_path) == new
    assert list(new.fields)[:-1] == list(old.fields)
    assert _mode(path_of_keys(tmp_path)) == 0o600


def test_processes_that_start_together_use_the_same_keys(tmp_path: Path) -> None:
    start, found = threading.Barrier(8), []

    def load() -> None:
        start.wait()
        found.append(load_keys(tmp_path))

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert [keys for keys in found if keys != found[0]] == []
