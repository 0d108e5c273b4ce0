"""The built-in hints fit their standard."""

import re

from zhiheng.standard import HINTS_LABEL, load_hints, load_standard

LATIN = re.compile("[A-Za-z]{2,}")
HAN = re.compile("[\u4e00-\u9fff]")


def test_hints_are_there_for_every_indicator() -> None:
    codes = [indicator.code for indicator in load_standard("pengjiang-manufacturing").indicators]
    assert list(load_hints("pengjiang-manufacturing")) == codes


def test_hints_speak_one_language_at_a_time() -> None:
    texts = [text for hint in load_hints("pengjiang-manufacturing").values() for text in (hint.applicant, hint.expert)]
    assert (len(texts), len({text.zh for text in texts}), len({text.en for text in texts})) == (52, 52, 52)
    assert [text.zh for text in texts if LATIN.search(text.zh) or not text.zh.endswith("。")] == []
    assert [text.en for text in texts if HAN.search(text.en) or not text.en.endswith(".")] == []


def test_hints_are_none_for_other_standards() -> None:
    assert load_hints("gbt19580-2012") == {}


def test_hints_are_labelled() -> None:
    assert HINTS_LABEL.zh == "参考，非评分依据"
