"""What is written is read back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standard.samples import FIRST, at, small, standard_of
from zhiheng.standard import Standard, load_standard, parse_standard, standard_as_json, standard_as_yaml
from zhiheng.tables import InputFile, read_json, read_yaml

# Begins with what can neither begin a label nor be stripped.
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\n\t")
TEXTS = st.text(CHARACTERS, max_size=30).map(lambda text: f"如{text}何")


def _read_yaml(text: str) -> Standard:
    return parse_standard(read_yaml(InputFile("own.yaml", text.encode())))


def _read_json(text: str) -> Standard:
    return parse_standard(read_json(InputFile("own.json", text.encode())))


WAYS = [(standard_as_yaml, _read_yaml), (standard_as_json, _read_json)]


@pytest.mark.parametrize(("write", "read"), WAYS)
def test_official_standard_is_read_back(write: Callable[[Standard], str], read: Callable[[str], Standard]) -> None:
    official = load_standard("pengjiang-manufacturing")
    assert read(write(official)) == official


@pytest.mark.property
@pytest.mark.parametrize(("write", "read"), WAYS)
@given(TEXTS)
def test_any_text_is_read_back(write: Callable[[Standard], str], read: Callable[[str], Standard], text: str) -> None:
    data = small()
    at(data, *FIRST, "criteria", 0)["text"] = text
    assert read(write(standard_of(data))) == standard_of(data)


def test_yaml_keeps_each_text_on_one_line() -> None:
    official = load_standard("pengjiang-manufacturing")
    longest = max((one.text for indicator in official.indicators for one in indicator.notes), key=len)
    assert f"      text: {longest}" in standard_as_yaml(official).splitlines()
