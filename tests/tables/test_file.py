import errno
import os

import pytest

from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile, read_file


def whats(path):
    with pytest.raises(BadInputError) as caught:
        read_file(path)
    return [problem.what("zh") for problem in caught.value.problems]


def test_read_file_gives_name_bytes_and_digest(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"abc")
    file = read_file(path)
    assert (file.name, file.content, file.text()) == (str(path), b"abc", "abc")
    assert file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_read_file_says_what_keeps_it_from_reading(tmp_path):
    assert whats(tmp_path / "none.csv") == ["没有这个文件"]
    assert whats(tmp_path) == ["文件打不开（是文件夹）"]
    assert whats(tmp_path / ("x" * 300)) == ["文件打不开（名称太长）"]
    assert whats(tmp_path / "a\0b") == ["文件打不开（路径中有空字符）"]


def test_read_file_keeps_what_the_system_says_otherwise(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    assert whats(tmp_path / "loop") == [f"文件打不开（{os.strerror(errno.ELOOP)}）"]


def test_text_that_is_not_utf8_names_the_line():
    with pytest.raises(BadInputError) as caught:
        InputFile("x.txt", b"a\nb\xff\n").text()
    assert [problem.place.line for problem in caught.value.problems] == [2]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_in_utf16_is_called_so(encoding):
    with pytest.raises(BadInputError) as caught:
        InputFile("x.txt", "\ufeff名".encode(encoding)).text()
    assert [problem.what("zh") for problem in caught.value.problems] == ["编码是 UTF-16，不是 UTF-8"]
