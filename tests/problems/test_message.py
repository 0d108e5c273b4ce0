import pytest

from zhiheng.problems import Message

GREETING = Message("{name}，{what}", "{what}, {name}")


def test_text_fills_values_in_the_language():
    assert GREETING.text("zh", {"name": "甲", "what": "你好"}) == "甲，你好"
    assert GREETING.text("en", {"name": "A", "what": "hello"}) == "hello, A"


def test_text_gives_a_message_among_the_values_in_the_same_language():
    inner = Message("{name} 的表", "the table of {name}")
    assert GREETING.text("zh", {"name": "甲", "what": inner}) == "甲，甲 的表"
    assert GREETING.text("en", {"name": "A", "what": inner}) == "the table of A, A"


def test_text_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        GREETING.text("zh", {"name": "甲"})
