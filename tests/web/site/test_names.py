"""Texts of one line: rare characters are welcome, what cannot be seen or turns the line around is not."""

import pytest
from django import forms
from django.urls import reverse

from web.make import make_assignment, make_cycle, sign_in
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.models import Person
from zhiheng.web.site.names import check_name


@pytest.mark.parametrize("name", ["㙍𠮷股份公司", "示例🏆", "e\u0301", "שלום", "示例（广东）·A"])
def test_name_of_any_script_is_taken(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    "unseen", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x00", "\x1b", "\n", "\u2028", "\ud800"], ids=ascii
)
def test_what_cannot_be_seen_is_refused(unseen: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        check_name(f"示例{unseen}公司")
    assert refused.value.message == "含有看不见的字符 › 删去后重新输入"


@pytest.mark.django_db
def test_name_that_turns_the_line_around_is_refused_in_words(client) -> None:
    held = make_assignment(Role.EXPERT, make_cycle())
    sign_in(client, held)
    answer = client.post(reverse("people:edit"), {"name": "张三\u202e员管", "mobile": "", "email": ""})
    assert "含有看不见的字符 › 删去后重新输入" in answer.content.decode()
    client.post(reverse("people:edit"), {"name": "㙍𠮷🏆", "mobile": "", "email": ""})
    assert Person.objects.get(pk=held.person_id).name == "㙍𠮷🏆"
    assert "㙍𠮷🏆" in client.get("/").content.decode()
