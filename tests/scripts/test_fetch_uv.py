"""Fetching uv without pip, from an index served on this machine."""

import hashlib
import io
import platform
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fetch_uv
import pytest

pytestmark = pytest.mark.integration

PROGRAM = b"#!/bin/sh\necho this is uv\n"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 the name of the base class
        pass


def _wheel_name(machine: str) -> str:
    libc = "manylinux_2_17" if platform.libc_ver()[0] == "glibc" else "musllinux_1_1"
    return f"uv-1.2.3-py3-none-{'macosx_11_0' if sys.platform == 'darwin' else libc}_{machine}.whl"


@pytest.fixture
def wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("uv-1.2.3.data/scripts/uv", PROGRAM)
    return content.getvalue()


@pytest.fixture
def lock(tmp_path: Path, wheel: bytes) -> Path:
    file = tmp_path / "uv.txt"
    file.write_text(f"uv==1.2.3 \\\n    --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n", encoding="utf-8")
    return file


@pytest.fixture
def index(tmp_path: Path, wheel: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder behind the index's page of uv; it offers the wheel for this machine and one for another."""
    folder = tmp_path / "index/uv"
    folder.mkdir(parents=True)
    names = [_wheel_name("other"), _wheel_name(platform.machine())]
    (folder / "index.html").write_text("".join(f'<a href="{name}#sha256=0">{name}</a>' for name in names))
    (folder / names[1]).write_bytes(wheel)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder.parent))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield folder
        server.shutdown()


@pytest.mark.usefixtures("index")
def test_fetch_unpacks_the_program_for_this_machine(lock: Path, tmp_path: Path) -> None:
    target = tmp_path / "tools/bin/uv"
    fetch_uv.main(lock, target)
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (PROGRAM, 0o755)


def test_fetch_refuses_other_bytes_than_locked(index: Path, lock: Path, tmp_path: Path) -> None:
    with (index / _wheel_name(platform.machine())).open("ab") as file:
        file.write(b"x")
    with pytest.raises(SystemExit, match="does not match the hashes in"):
        fetch_uv.main(lock, tmp_path / "uv")
    assert not (tmp_path / "uv").exists()


def test_fetch_says_so_when_no_wheel_fits(index: Path, lock: Path, tmp_path: Path) -> None:
    (index / "index.html").write_text(f'<a href="{_wheel_name("other")}">uv</a>')
    with pytest.raises(SystemExit, match=r"has no uv 1\.2\.3 for this machine › install uv yourself"):
        fetch_uv.main(lock, tmp_path / "uv")


def test_fetch_says_so_when_the_index_does_not_answer(index: Path, lock: Path, tmp_path: Path) -> None:
    (index / _wheel_name(platform.machine())).unlink()
    with pytest.raises(SystemExit, match=r"404.* › check the network"):
        fetch_uv.main(lock, tmp_path / "uv")


def test_fetch_says_what_to_install_when_no_index_is_configured(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_uv, "configured_index", lambda _: None)
    with pytest.raises(SystemExit, match="no package index is configured › install pip and the venv module, or uv"):
        fetch_uv.main(lock, tmp_path / "uv")
