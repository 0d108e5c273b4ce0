"""Payloads are shown in words: ids by their names, roles and stages as the glossary calls them."""

import pytest

from web.make import make_cycle, make_organisation, make_person
from zhiheng.problems import Message
from zhiheng.web.audit.names import ids_in, names_of, shown
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry

pytestmark = pytest.mark.django_db


def test_ids_anywhere_in_a_payload_are_named() -> None:
    person, company, cycle = make_person("张三"), make_organisation("示例公司"), make_cycle()
    payload = {"who": person.public_id, "more": [company.public_id, {"where": cycle.public_id, "count": 3}]}
    names = names_of(ids_in(payload))
    assert names == {person.public_id: "张三", company.public_id: "示例公司", cycle.public_id: cycle.title}
    assert shown("more", payload["more"], names) == f"示例公司、where {cycle.title}、count 3"


@pytest.mark.parametrize(("title", "name"), [("", "7D12CF"), ("2026 年自评", "2026 年自评")])
def test_what_has_no_title_goes_by_its_code(title: str, name: str) -> None:
    made = {"organisation": make_organisation("示例公司"), "created_by": make_person("张三")}
    entry = Entry.objects.create(**made, title=title, code="7D12CF")
    assert names_of([entry.public_id]) == {entry.public_id: name}


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("x", None, "无"),
        ("x", "", "无"),
        ("x", True, "是"),
        ("x", False, "否"),
        ("x", 5, "5"),
        ("x", ["甲", "乙"], "甲、乙"),
        ("role", "office_lead", "秘书处审核人"),
        ("stage", "call", "申报"),
        ("x", "call", "call"),
    ],
)
def test_value_is_shown_in_words(key: str, value: object, text: str) -> None:
    assert shown(key, value, {}) == text


def test_codes_of_a_verb_are_said_in_its_words() -> None:
    size, large = Message("大小", "size"), Message("大", "large")
    words = {"changes": {"x.size": size}, "x.size": {"l": large}}
    assert shown("changes", {"x.size": "l", "other": 3}, {}, words) == "大小 大、other 3"


def test_unknown_id_is_shortened_and_the_system_has_a_name() -> None:
    unknown = new_id()
    assert shown("x", unknown, {}) == f"{unknown[:8]}…"
    assert shown("reason", "日期\u202e再核对\u2067𠮷", {}) == "日期再核对𠮷"
    assert names_of(["system", "site", "public"]) == {"system": "系统", "site": "本系统", "public": "公众"}


def test_two_verbs_of_one_name_are_refused(monkeypatch) -> None:
    verb = next(iter(all_verbs().values()))
    monkeypatch.setattr("zhiheng.web.audit.table._declared", lambda: [verb, Verb(verb.id, verb.title, verb.roles)])
    with pytest.raises(ValueError, match=verb.id):
        all_verbs.__wrapped__()
