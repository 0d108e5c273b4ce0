"""What changed, in pieces: both texts can be put together from them again."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.web.drafts.compare import compare

PHRASES = st.lists(st.sampled_from(["建立", "制度", "，", "。", "ISO 9001", "\n", "18", "的", "𠮷"])).map("".join)


@pytest.mark.property
@given(old=PHRASES | st.text(), new=PHRASES | st.text())
def test_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(text for kind, text in pieces if kind != "new") == old
    assert "".join(text for kind, text in pieces if kind != "old") == new
    assert all(text for _, text in pieces)
    assert all(a[0] != b[0] for a, b in itertools.pairwise(pieces))


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", []),
        ("一", "一", [("same", "一")]),
        ("", "一", [("new", "一")]),
        (
            "公司建立了质量制度，每年评审。",
            "公司建立了质量安全制度，每年评审。",
            [("same", "公司建立了质量"), ("new", "安全"), ("same", "制度，每年评审。")],
        ),
        ("控制点 46 个", "控制点 461 个", [("same", "控制点 "), ("old", "46"), ("new", "461"), ("same", " 个")]),
        ("甲乙丙的丁戊己", "子丑寅的卯辰巳", [("old", "甲乙丙的丁戊己"), ("new", "子丑寅的卯辰巳")]),
    ],
)
def test_comparison_follows_words(old: str, new: str, pieces) -> None:
    assert compare(old, new) == pieces


def test_long_repetitive_texts_are_compared_at_once() -> None:
    start = time.process_time()
    assert compare("，" * 200_000, "、" + "，" * 199_000 + "。") != []
    assert compare("是是，" * 60_000, "是，是" * 60_000) != []
    assert time.process_time() - start < 10
