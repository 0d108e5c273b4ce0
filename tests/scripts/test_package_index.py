"""Where packages come from: uv's and pip's variables first, then pip's files."""

from pathlib import Path

import pytest
from package_index import configured_index

FIRST, SECOND = "https://first.example/index", "https://second.example/index"


def _write(file: Path, section: str, index: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[{section}]\nindex-url = {index}\ncert = /100%.pem\n", encoding="utf-8")


@pytest.mark.parametrize("stronger", ["UV_DEFAULT_INDEX", "UV_INDEX_URL"])
def test_variables_of_uv_come_before_those_of_pip(stronger: str) -> None:
    assert configured_index({"PIP_INDEX_URL": SECOND, stronger: FIRST}) == FIRST


def test_variables_come_before_files(tmp_path: Path) -> None:
    _write(tmp_path / ".config/pip/pip.conf", "global", SECOND)
    assert configured_index({"HOME": str(tmp_path), "PIP_INDEX_URL": FIRST}) == FIRST


@pytest.mark.parametrize("file", [".pip/pip.conf", ".config/pip/pip.conf", "Library/Application Support/pip/pip.conf"])
@pytest.mark.parametrize("section", ["global", "install"])
def test_files_in_the_home_folder_are_read(tmp_path: Path, file: str, section: str) -> None:
    _write(tmp_path / file, section, FIRST)
    assert configured_index({"HOME": str(tmp_path), "PIP_INDEX_URL": ""}) == FIRST


def test_named_file_comes_before_those_in_the_home_folder(tmp_path: Path) -> None:
    _write(tmp_path / ".config/pip/pip.conf", "global", SECOND)
    _write(tmp_path / "named.conf", "global", FIRST)
    assert configured_index({"HOME": str(tmp_path), "PIP_CONFIG_FILE": str(tmp_path / "named.conf")}) == FIRST


def test_section_install_comes_before_global(tmp_path: Path) -> None:
    _write(tmp_path / ".pip/pip.conf", "install", FIRST)
    _write(tmp_path / ".config/pip/pip.conf", "global", SECOND)
    assert configured_index({"HOME": str(tmp_path)}) == FIRST
