"""Texts on pages, in the language of the page."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation

from zhiheng.problems import Message
from zhiheng.web.site.texts import say

_NAMED = Message("你好，{name}", "Hello {name}")


def _page(text: str, language: str, **values: object) -> str:
    with translation.override(language):
        return engines["django"].from_string(text).render(values)


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "你好，甲"), ("en", "Hello 甲"), ("en-gb", "Hello 甲")])
def test_message_is_said_in_the_language_of_the_page(language: str, said: str) -> None:
    with translation.override(language):
        assert say(_NAMED, name="甲") == said


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", "<b>甲</b> 有 3 份"), ("en", "<b>甲</b> has 3")])
def test_text_of_a_template_may_hold_markup_and_numbers(language: str, shown: str) -> None:
    text = '{% t "<b>{name}</b> 有 {count} 份" "<b>{name}</b> has {count}" name=name count=count %}'
    assert _page(text, language, name="甲", count=3) == shown


def test_value_in_a_text_is_escaped() -> None:
    assert _page('{% t "{name}" "{name}" name=name %}', "en", name="<script>") == "&lt;script&gt;"


def test_value_that_is_a_message_is_said_too() -> None:
    text = '{% t "角色：{role}" "role: {role}" role=role %}'
    assert _page(text, "en", role=Message("评审专家", "Expert")) == "role: Expert"


def test_message_is_said_by_the_filter_and_nothing_by_none() -> None:
    assert _page("{{ one|said }}|{{ none|said }}", "en", one=Message("甲", "A & B"), none=None) == "A &amp; B|"


def test_text_is_kept_in_a_variable() -> None:
    assert _page('{% t "甲" "A" as label %}[{{ label }}]', "en") == "[A]"


def test_text_that_is_itself_a_variable_is_said() -> None:
    assert _page('{% t one one %}{% t "{{甲}}" "{{A}}" %}', "en", one="乙") == "乙{A}"


def test_refuse_a_text_with_a_value_without_a_name() -> None:
    with pytest.raises(TemplateSyntaxError, match="name=value"):
        _page('{% t "甲" "A" count %}', "en")
