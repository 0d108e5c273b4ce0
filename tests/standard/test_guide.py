"""The built-in guide."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.canonical import digest_of
from zhiheng.standard import Guide, Kind, load_guide

LATIN = re.compile("[A-Za-z]")
HAN = re.compile("[\u4e00-\u9fff]")
BANDS = [(0, 5), (10, 25), (30, 45), (50, 65), (70, 85), (90, 100)]


@pytest.fixture
def guide() -> Guide:
    return load_guide()


def test_guide_is_a_draft(guide: Guide) -> None:
    assert (guide.id, guide.status, guide.decision, guide.date) == ("process-results", "draft", None, None)


def test_guide_has_its_digest(guide: Guide) -> None:
    assert guide.digest == digest_of(guide.as_json())
    assert guide.digest == "c5d39b1080317b125078791c634b3c4e70809db8243c376f6285832193f14493"


@pytest.mark.parametrize(
    ("kind", "names"), [("process", ["方法", "展开", "学习", "整合"]), ("results", ["水平", "趋势", "对比", "整合"])]
)
def test_guide_has_four_factors_and_six_bands(guide: Guide, kind: Kind, names: list[str]) -> None:
    scale = guide.scale(kind)
    assert [factor.name.zh for factor in scale.factors] == names
    assert [(band.low, band.high) for band in scale.bands] == BANDS


def test_guide_has_a_sentence_for_every_factor_and_band(guide: Guide) -> None:
    texts = [text for scale in guide.scales for band in scale.bands for text in band.sentences.values()]
    assert (len(texts), len({text.zh for text in texts}), len({text.en for text in texts})) == (48, 48, 48)
    assert [text.zh for text in texts if LATIN.search(text.zh) or not text.zh.endswith("。")] == []
    assert [text.en for text in texts if HAN.search(text.en) or not text.en.endswith(".")] == []


@given(st.integers(0, 20).map(lambda steps: Decimal(5 * steps)), st.sampled_from(["process", "results"]))
def test_every_percent_belongs_to_one_band(percent: Decimal, kind: Kind) -> None:
    scale = load_guide().scale(kind)
    band = scale.band(percent)
    assert [one for one in scale.bands if one.low <= percent <= one.high] == [band]
