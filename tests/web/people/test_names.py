"""How names sort, and sign-in names."""

import re

import pytest

from zhiheng.web.people.names import account_for, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [("张三", "zhang san"), ("Ärzte GmbH", "ärzte gmbh"), ("示例3号", "shi li 3 hao"), ("", ""), ("𠮷", "𠮷")],
)
def test_name_key_is_pinyin_without_tones(name: str, key: str) -> None:
    assert name_key(name) == key


def test_names_sort_by_syllable() -> None:
    assert sorted(["先生", "西安", "阿城"], key=name_key) == ["阿城", "西安", "先生"]


@pytest.mark.parametrize(
    ("name", "letters"), [("张三", "zhangsan"), ("Li Si", "lisi"), ("𠮷", "user"), ("阿" * 50, "a" * 20)]
)
def test_account_is_letters_and_four_digits(name: str, letters: str) -> None:
    assert re.fullmatch(rf"{letters}\d{{4}}", account_for(name))
