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
    assert whats(tmp_path)[0].startswith("文件打不开（")
    assert whats(tmp_path / "a\0b")[0].startswith("文件打不开（")


def test_text_that_is_not_utf8_names_the_line():
    with pytest.raises(BadInputError) as caught:
        InputFile("x.txt", b"a\nb\xff\n").text()
    assert [problem.place.line for problem in caught.value.problems] == [2]
