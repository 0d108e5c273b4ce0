"""The texts that go on: taken over from the owners, edited, checked, confirmed after the consensus."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from web.make import sign_in
from web.reviews.conftest import Review
from web.reviews.consensus import Agreeing, confirm_sheets, make_agreeing
from zhiheng.canonical import sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of, texts_of
from zhiheng.web.panels.models import IndicatorOwner, PanelMember
from zhiheng.web.reviews.actions.consensus import close_consensus
from zhiheng.web.reviews.actions.feedback_texts import confirm_texts, take_owner_texts
from zhiheng.web.reviews.feedback_checks import LONGEST, checks_of, names_of_experts
from zhiheng.web.reviews.feedback_fields import CONSENSUS, THEMES, label_of
from zhiheng.web.reviews.models import ConfirmedTexts, Consensus


@pytest.fixture
def agreeing(review: Review) -> Agreeing:
    made = make_agreeing(review)
    confirm_sheets(made)
    return made


@pytest.fixture
def closed(agreeing: Agreeing) -> Consensus:
    made = agreeing.settle()
    agreeing.confirm_all()
    close_consensus(agreeing.leader, made, seen=agreeing.seen)
    made.refresh_from_db()
    return made


def write(actor: Actor, consensus: Consensus, name: str, text: str) -> None:
    field = draft(actor, CONSENSUS, consensus.public_id, name)
    head = head_of(field)
    save_version(actor, field, Edit(new_id(), head.number if head else 0, text))


def complete(agreeing: Agreeing) -> dict[str, str]:
    codes = [one.code for one in agreeing.discussion().indicators]
    return {THEMES: "两条主题", **{f"{code}.strengths": f"做法{code}" for code in codes}}


def found(agreeing: Agreeing, **changed: str) -> list[tuple[str, bool]]:
    texts = {**complete(agreeing), **{name.replace("_", "."): text for name, text in changed.items()}}
    experts = names_of_experts(agreeing.review.call.cycle)
    return [(one.message.en, one.is_hint) for one in checks_of(agreeing.discussion(), texts, experts)]


def test_owners_comments_fill_what_is_empty(agreeing: Agreeing) -> None:
    made = agreeing.settle()
    with pytest.raises(BlockedError, match="nothing to take over"):
        take_owner_texts(agreeing.leader, made)
    second = PanelMember.objects.get(person=agreeing.review.second.person)
    for code in ("1.1", "2.2", "5.7"):
        IndicatorOwner.objects.create(member=second, indicator=code)
    write(agreeing.leader, made, "2.2.strengths", "已经写好")
    write(agreeing.leader, made, "1.1.strengths", " ")
    assert take_owner_texts(agreeing.office, made) == 1
    assert texts_of(CONSENSUS, made) == {"1.1.strengths": "优势1.1", "2.2.strengths": "已经写好"}
    with pytest.raises(BlockedError, match="nothing to take over"):
        take_owner_texts(agreeing.leader, made)


def test_only_who_takes_part_writes(agreeing: Agreeing) -> None:
    made = agreeing.settle()
    agreeing.review.recuse(agreeing.third)
    with pytest.raises(NotPermittedError, match="take no part"):
        take_owner_texts(agreeing.third.as_actor(), made)
    write(agreeing.members[1], made, "1.1.opportunities", "有待改进")
    assert texts_of(CONSENSUS, made) == {"1.1.opportunities": "有待改进"}


def test_checklist(agreeing: Agreeing) -> None:
    agreeing.settle()
    agreeing.agree("1.1", "75", "另有材料", "超出范围", seen=1)
    agreeing.agree("2.2", "45", "另有材料", seen=1)
    assert found(agreeing, **{"2.2_opportunities": "追溯到批次"}) == []
    empty = {"2.2_opportunities": "追溯", "1.2_strengths": "", "themes": " "}
    assert found(agreeing, **empty) == [
        ("1.2 has neither strengths nor opportunities › write one of both", False),
        ("the key themes are empty › sum up the two or three main points", False),
    ]
    fit = {"2.2_opportunities": "追溯", "1.1_strengths": "", "1.1_opportunities": "少"}
    [(text, is_hint)] = found(agreeing, **fit)
    assert (text.startswith("the agreed score of 1.1 is 70% or more"), is_hint) == (True, True)
    [(text, is_hint)] = found(agreeing)
    assert (text.startswith("the agreed score of 2.2 is 45% or less"), is_hint) == (True, True)
    wrong = {"2.2_opportunities": "追溯", "1.3_strengths": "专家甲认为可获奖", "1.4_strengths": "长" * (LONGEST + 1)}
    assert [is_hint for _, is_hint in found(agreeing, **wrong)] == [False, True, False]


def test_confirming_waits_for_the_close_and_the_checklist(agreeing: Agreeing) -> None:
    made = agreeing.settle()
    with pytest.raises(NotPermittedError, match="not closed yet"):
        confirm_texts(agreeing.leader, made)
    agreeing.confirm_all()
    close_consensus(agreeing.leader, made, seen=agreeing.seen)
    with pytest.raises(NotPermittedError, match="leads the consensus"):
        confirm_texts(agreeing.members[1], made)
    with pytest.raises(BlockedError) as refused:
        confirm_texts(agreeing.leader, made)
    assert len(refused.value.problems) == 27
    assert not ConfirmedTexts.objects.exists()


def test_confirmed_texts_are_versions(agreeing: Agreeing, closed: Consensus) -> None:
    for name, text in complete(agreeing).items():
        write(agreeing.leader, closed, name, text)
    first = confirm_texts(agreeing.leader, closed)
    write(agreeing.leader, closed, THEMES, " 改过的主题 ")
    second = confirm_texts(agreeing.office, closed)
    content = json.loads(second.content)
    assert (first.number, second.number, second.digest) == (1, 2, sha256_hex(second.content.encode()))
    assert (content["themes"], content["consensus"]) == ("改过的主题", closed.confirmed.digest)
    assert content["indicators"]["2.2"] == {"strengths": "做法2.2", "opportunities": ""}
    assert json.loads(first.content)["themes"] == "两条主题"


def test_fields_that_the_texts_have(agreeing: Agreeing) -> None:
    made = agreeing.settle()
    names = (THEMES, "1.1.strengths", "1.1.percent", "9.9.strengths", "1.1.notes")
    assert [label_of(made, one) for one in names] == ["关键主题", "1.1 优势", None, None, None]


def test_page_shows_fields_and_checklist(client: Client, agreeing: Agreeing, closed: Consensus) -> None:
    IndicatorOwner.objects.create(member=PanelMember.objects.get(person=agreeing.review.second.person), indicator="1.1")
    sign_in(client, agreeing.review.first)

    def url(name: str) -> str:
        return reverse(f"reviews:{name}", args=[closed.public_id])

    text = client.get(url("feedback_texts")).content.decode()
    assert ("主评 专家乙" in text, "1.1 没有优势" in text, "必须办好 27 项" in text) == (True, True, True)
    assert client.post(url("confirm_texts")).status_code == 409
    assert client.post(url("take_texts")).url == url("feedback_texts")
    assert client.post(url("take_texts")).status_code == 409
    for name, text in complete(agreeing).items():
        write(agreeing.leader, closed, name, text)
    assert "定稿</button>" in client.get(url("feedback_texts")).content.decode()
    assert client.post(url("confirm_texts")).url == url("feedback_texts")
    assert "已定稿第 1 版" in client.get(url("feedback_texts")).content.decode()
