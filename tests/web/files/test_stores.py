"""One contract for all stores."""

import io
import os
import stat
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.files.errors import CorruptBlobError, MissingBlobError
from zhiheng.web.files.stores import Store, current_store, verified
from zhiheng.web.files.stores.folder import FolderStore
from zhiheng.web.files.stores.s3 import S3Store

CONTENT = "自评报告".encode() * 100_000
DIGEST = sha256_hex(CONTENT)


@pytest.fixture(scope="module")
def s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_address(s3_server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A bucket of its own."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "example")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "example")
    bucket = f"bucket-{abs(hash(request.node.name))}"
    boto3.client("s3", endpoint_url=s3_server, region_name="us-east-1").create_bucket(Bucket=bucket)
    return f"s3://{bucket}/papers?endpoint={s3_server}&region=us-east-1"


@pytest.fixture(params=["folder", "s3"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "store")
    return S3Store(request.getfixturevalue("s3_address"))


def test_content_comes_back_as_it_was_put(any_store: Store) -> None:
    any_store.put(DIGEST, io.BytesIO(CONTENT))
    assert b"".join(verified(any_store.open(DIGEST), DIGEST)) == CONTENT
    assert any_store.size(DIGEST) == len(CONTENT)
    assert [digest for digest, _ in any_store.digests()] == [DIGEST]


def test_putting_again_changes_nothing(any_store: Store) -> None:
    for _ in range(2):
        content = io.BytesIO(CONTENT)
        content.seek(7)  # wherever somebody left it
        any_store.put(DIGEST, content)
    assert [digest for digest, _ in any_store.digests()] == [DIGEST]
    assert any_store.size(DIGEST) == len(CONTENT)


def test_content_of_another_digest_is_refused_and_leaves_nothing(any_store: Store) -> None:
    with pytest.raises(CorruptBlobError):
        any_store.put(DIGEST, io.BytesIO(b"other"))
    assert (any_store.size(DIGEST), list(any_store.digests())) == (None, [])


def test_what_is_not_there_is_missing(any_store: Store) -> None:
    with pytest.raises(MissingBlobError):
        any_store.open(DIGEST)
    assert any_store.size(DIGEST) is None
    any_store.remove(DIGEST)


def test_removed_content_is_gone(any_store: Store) -> None:
    any_store.put(DIGEST, io.BytesIO(CONTENT))
    any_store.remove(DIGEST)
    assert (any_store.size(DIGEST), list(any_store.digests())) == (None, [])


def test_same_content_put_at_the_same_time_is_kept_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    start, failures = threading.Barrier(4), []

    def put() -> None:
        start.wait()
        try:
            store.put(DIGEST, io.BytesIO(CONTENT))
        except Exception as error:  # noqa: BLE001 - whatever it is fails the test
            failures.append(error)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert b"".join(verified(store.open(DIGEST), DIGEST)) == CONTENT


def test_time_of_content_is_known(any_store: Store) -> None:
    any_store.put(DIGEST, io.BytesIO(CONTENT))
    [(_, since)] = any_store.digests()
    assert abs(datetime.now(UTC) - since) < timedelta(minutes=1)
    any_store.tidy(datetime.now(UTC) + timedelta(days=1))
    assert any_store.size(DIGEST) == len(CONTENT)


def test_changed_content_is_noticed_before_the_last_piece(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put(DIGEST, io.BytesIO(CONTENT))
    [path] = tmp_path.glob("??/??/*")
    path.write_bytes(CONTENT[:-1] + b"!")
    sent = []
    with pytest.raises(CorruptBlobError):
        sent.extend(verified(store.open(DIGEST), DIGEST))
    assert len(b"".join(sent)) < len(CONTENT)


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_folder_is_for_its_own_user_only(tmp_path: Path) -> None:
    FolderStore(tmp_path / "store").put(DIGEST, io.BytesIO(CONTENT))
    rights = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "store").rglob("*") if path.is_dir()}
    [path] = tmp_path.glob("store/??/??/*")
    assert (rights, stat.S_IMODE(path.stat().st_mode)) == ({0o700}, 0o600)


def test_folder_forgets_what_interrupted_writers_left(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put(DIGEST, io.BytesIO(CONTENT))
    left = tmp_path / "aside" / "half-written"
    left.write_bytes(b"half")
    store.tidy(datetime.now(UTC) - timedelta(hours=1))
    assert left.exists()
    store.tidy(datetime.now(UTC) + timedelta(hours=1))
    assert (left.exists(), store.size(DIGEST)) == (False, len(CONTENT))


def test_setting_chooses_the_store(settings, s3_address: str, tmp_path: Path) -> None:
    settings.CONFIG = replace(settings.CONFIG, files=s3_address)
    assert isinstance(current_store(), S3Store)
    settings.CONFIG = replace(settings.CONFIG, files=str(tmp_path / "elsewhere"))
    current_store().put(DIGEST, io.BytesIO(CONTENT))
    assert (tmp_path / "elsewhere" / DIGEST[:2] / DIGEST[2:4] / DIGEST).exists()


def test_wrong_bucket_is_no_missing_file(s3_server: str, s3_address: str) -> None:
    store = S3Store(f"s3://nowhere?endpoint={s3_server}&region=us-east-1")
    with pytest.raises(Exception, match="NoSuchBucket"):
        store.open(DIGEST)


def test_missing_boto3_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(BadInputError) as refused:
        S3Store("s3://bucket/prefix")
    assert [problem.remedy("en") for problem in refused.value.problems] == ["install zhiheng[s3]"]
