"""Fetch the uv of a lock file without pip: ``fetch_uv.py LOCK TARGET``.

Reads the project page of the configured package index, takes the wheel for this machine, and writes the program in it
to TARGET if the wheel's SHA-256 is one of those in LOCK.
"""

import hashlib
import io
import os
import platform
import re
import sys
import urllib.request
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from package_index import configured_index


class _Links(HTMLParser):
    """Collects the addresses a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value for name, value in attrs if tag == "a" and name == "href" and value]


def main(lock: Path, target: Path) -> None:
    """Write uv to ``target``; exits with a message for a person when that cannot be done."""
    index = configured_index(os.environ)
    if index is None:
        sys.exit(
            "这台电脑的 Python 没有 pip，也没有设置软件包索引"
            " › 请安装 pip 和 venv 模块，或安装 uv，或用 PIP_INDEX_URL 指明单位的镜像地址，再运行一次\n"
            "this Python has no pip, and no package index is configured"
            " › install pip and the venv module, or uv, or name your mirror in PIP_INDEX_URL, and run this again"
        )
    requirement = lock.read_text(encoding="utf-8")
    version = re.findall(r"^uv==(\S+)", requirement, re.MULTILINE)[0]
    wheel = _download(_find_wheel(f"{index.rstrip('/')}/uv/", version))
    if hashlib.sha256(wheel).hexdigest() not in re.findall(r"sha256:([0-9a-f]{64})", requirement):
        sys.exit(
            f"下载的 uv {version} 与 {lock} 中的摘要值不符 › 请检查镜像\n"
            f"the uv {version} downloaded does not match the hashes in {lock} › check the mirror"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        target.write_bytes(archive.read(f"uv-{version}.data/scripts/uv"))
    target.chmod(0o755)


def _find_wheel(page: str, version: str) -> str:
    """Return the address of the wheel of ``version`` for this system and processor."""
    links = _Links()
    links.feed(_download(page).decode("utf-8"))
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    system = "macosx" if sys.platform == "darwin" else libc
    pattern = re.compile(rf"/uv-{re.escape(version)}-[^/]*{system}[^/]*_{platform.machine()}\.whl$")
    for address in links.addresses:
        file = urldefrag(urljoin(page, address)).url
        if pattern.search(file):
            return file
    sys.exit(
        f"{page} 没有适合这台电脑的 uv {version} › 请自行安装 uv\n"
        f"{page} has no uv {version} for this machine › install uv yourself"
    )


def _download(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept": "text/html, */*;q=0.1"})  # noqa: S310 the user's own index
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 the same
            content: bytes = answer.read()
    except OSError as error:
        sys.exit(f"下载失败：{address}：{error} › 请检查网络\ncannot download {address}: {error} › check the network")
    return content


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
