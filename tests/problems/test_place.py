import pytest

from zhiheng.problems import Message, Place


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place("a.csv", line=3), "a.csv › 第 3 行", "a.csv › line 3"),
        (Place("a.xlsx", "E01", "F12"), "a.xlsx › E01 › F12", "a.xlsx › E01 › F12"),
        (Place("a.toml", line=3, cell="weight"), "a.toml › 第 3 行 › weight", "a.toml › line 3 › weight"),
        (Place("a.docx", part=Message("第 3 段", "paragraph 3")), "a.docx › 第 3 段", "a.docx › paragraph 3"),
        (Place(), "", ""),
    ],
)
def test_place_reads_from_the_file_inwards(place, zh, en):
    assert (place.text("zh"), place.text("en")) == (zh, en)
