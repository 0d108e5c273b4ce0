"""The pages of a consensus: what they show to whom, and that nothing typed is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review
from web.reviews.consensus import Agreeing, confirm_sheets, make_agreeing
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.models import PrintCode
from zhiheng.web.reviews.actions import consensus as actions
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, ConfirmedSheet, Consensus, Stance
from zhiheng.web.reviews.queries import waiting
from zhiheng.web.reviews.today import items


@pytest.fixture
def ready(review: Review) -> Agreeing:
    made = make_agreeing(review)
    confirm_sheets(made)
    return made


@pytest.fixture
def leader(client: Client, ready: Agreeing) -> Client:
    sign_in(client, ready.review.first)
    return client


def url(name: str, *more: str) -> str:
    return reverse(f"reviews:{name}", args=[Consensus.objects.get().public_id, *more])


def shown(client: Client, name: str, *more: str) -> str:
    response = client.get(url(name, *more))
    assert response.status_code == 200
    return response.content.decode()


def seen_on(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found
    return found[1]


def test_whole_consensus_by_its_pages(leader: Client, ready: Agreeing) -> None:
    assert "开始合议" in leader.get(reverse("reviews:reviews")).content.decode()
    leader.post(reverse("reviews:open_consensus", args=[ready.entry.public_id]))
    assert [waiting(one) for one in ready.members] == [1, 1, 1]
    table = shown(leader, "consensus")
    assert re.findall(r"indicators/([\d.]+)\"", table)[:2] == ["2.2", "1.1"]
    assert "36 分" in table
    leader.post(url("accept"), {"seen": seen_on(table)})
    page = shown(leader, "consensus_indicator", "2.2")
    assert ("优势2.2" in page, 'name="percent"' in page) == (True, True)
    saved = leader.post(url("agree", "2.2"), {"percent": "65", "reason": "记录齐全", "seen": "0"})
    assert saved.url == url("consensus_indicator", "1.1")
    saved = leader.post(url("agree", "1.1"), {"percent": "60", "seen": "0"})
    assert saved.url == url("consensus")
    seen = seen_on(shown(leader, "consensus"))
    leader.post(url("confirm_consensus"), {"seen": seen})
    for member in ready.members[1:]:
        actions.confirm_scores(member, Consensus.objects.get(), seen=seen)
    assert waiting(ready.leader) == 0
    leader.post(url("close_consensus"), {"seen": seen_on(shown(leader, "consensus"))})
    text = shown(leader, "consensus")
    assert ConfirmedConsensus.objects.get().digest[:12] in text
    assert 'name="seen"' not in text
    assert "合议已确认" in re.sub(r"\s+", "", leader.get(reverse("reviews:reviews")).content.decode())


def test_refused_score_keeps_what_was_typed(leader: Client, ready: Agreeing) -> None:
    actions.open_consensus(ready.leader, ready.entry)
    answer = leader.post(url("agree", "2.2"), {"percent": "85", "outside_reason": "写了一句", "seen": "0"})
    text = answer.content.decode()
    assert (answer.status_code, "写了一句" in text, 'value="85"' in text) == (200, True, True)
    assert "没有写理由" in text
    assert leader.post(url("agree", "9.9"), {"percent": "60"}).status_code == 404
    assert leader.get(url("consensus_indicator", "9.9")).status_code == 404


def test_stale_score_is_shown_beside_the_newer(leader: Client, ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    actions.agree_on_score(ready.office, made, "2.2", actions.Agreed("70", "另一窗口的理由"), seen=0)
    typed = {"percent": "65", "reason": "这一窗口的理由"}
    answer = leader.post(url("agree", "2.2"), {**typed, "seen": "0"})
    text = answer.content.decode()
    assert (answer.status_code, "另一窗口的理由" in text, "这一窗口的理由" in text) == (409, True, True)
    assert leader.post(url("agree", "2.2"), typed).status_code == 409
    assert leader.post(url("agree", "2.2"), {**typed, "seen": seen_on(text)}).status_code == 302
    assert list(AgreedScore.objects.values_list("percent", flat=True)) == ["70", "65"]


def test_stale_confirmation_shows_the_table_as_it_is(leader: Client, ready: Agreeing) -> None:
    made = ready.settle()
    seen = seen_on(shown(leader, "consensus"))
    actions.agree_on_score(ready.office, made, "2.2", actions.Agreed("70", "改了"), seen=1)
    answer = leader.post(url("confirm_consensus"), {"seen": seen})
    text = answer.content.decode()
    assert (answer.status_code, "在别处改过" in text, "改了" in text) == (409, True, True)
    assert not Stance.objects.exists()


def test_void_confirmation_says_so(leader: Client, ready: Agreeing) -> None:
    made = ready.settle()
    actions.confirm_scores(ready.leader, made, seen=ready.seen)
    assert "已作废" not in shown(leader, "consensus")
    ready.agree("2.2", "65", "再议", seen=1)
    assert "已作废" in shown(leader, "consensus")


def test_dissent_stands_beside_the_scores(leader: Client, ready: Agreeing) -> None:
    ready.settle()
    assert "保留意见" in shown(leader, "dissent")
    assert "没有写保留意见" in leader.post(url("dissent"), {"text": " "}).content.decode()
    assert leader.post(url("dissent"), {"text": "偏高", "indicator": "2.2"}).url == url("consensus")
    assert "2.2：偏高" in re.sub(r"\s+", "", shown(leader, "consensus"))


def test_members_read_and_do_not_write(client: Client, ready: Agreeing) -> None:
    ready.settle()
    ready.agree("2.2", "65", "再议一次", seen=1)
    sign_in(client, ready.review.second)
    text = shown(client, "consensus_indicator", "2.2")
    assert ('name="percent"' in text, "再议一次" in text) == (False, True)
    assert client.post(url("agree", "2.2"), {"percent": "65"}).status_code == 403


def test_points_and_what_does_not_apply(leader: Client, ready: Agreeing) -> None:
    cycle = ready.review.call.cycle
    cycle.refresh_from_db()
    scheme = cycle.scheme.replace('"unit":"percent"', '"unit":"points"').replace('"allow_na":false', '"allow_na":true')
    type(cycle).objects.filter(pk=cycle.pk).update(scheme=scheme)
    for one in ConfirmedSheet.objects.all():
        content = one.content.replace('"5.7":"60"', '"5.7":"NA"')
        ConfirmedSheet.objects.filter(pk=one.pk).update(content=content)
    made = actions.open_consensus(ready.leader, ready.entry)
    page = shown(leader, "consensus_indicator", "2.2")
    assert ("合议分（分）" in page, "60 分" in page, "100 %" in page) == (True, True, True)
    assert "不适用" in shown(leader, "consensus_indicator", "5.7")
    assert "5.7" in ready.discussion().acceptable
    actions.accept_within_limit(ready.leader, made, seen=ready.seen)
    assert AgreedScore.objects.get(indicator="5.7").percent == "NA"


def test_office_is_told_what_waits_for_a_consensus(ready: Agreeing) -> None:
    cycle = ready.review.call.cycle
    cycle.refresh_from_db()

    def told() -> list[tuple[str, str]]:
        return [(one.kind, one.text.en) for one in items(ready.office, cycle, timezone.now())]

    waits = [("waiting", "1 applications wait for their consensus or are in it")]
    assert told() == waits
    made = ready.settle()
    assert told() == waits
    ready.confirm_all()
    actions.close_consensus(ready.leader, made, seen=ready.seen)
    assert told() == []


@pytest.mark.leak
def test_history_tells_the_acts_without_scores(client: Client, ready: Agreeing) -> None:
    made = ready.settle()
    ready.agree("2.2", "65", "再议一次", seen=1)
    sign_in(client, make_assignment(Role.SUPERVISOR, ready.review.call.cycle, make_person("监督")))
    text = client.get(reverse("audit:history", args=["consensus", made.public_id])).content.decode()
    assert ("填写了 2.2 的合议分，第 2 版" in text, "采纳了未超限的 24 项" in text) == (True, True)
    assert ("再议一次" in text, "65" in re.sub(r"[0-9a-f]{12,}|\d\d:\d\d", "", text)) == (False, False)


@pytest.mark.leak
def test_progress_shows_states_without_scores(client: Client, ready: Agreeing) -> None:
    ready.settle()
    sign_in(client, make_assignment(Role.SUPERVISOR, ready.review.call.cycle, make_person("监督")))
    text = client.get(reverse("reviews:progress", args=[ready.review.call.cycle.public_id])).content.decode()
    assert ("合议中" in text, "60 %" in text) == (True, False)
    assert "查看合议" in text


def test_record_is_printed_with_a_code_that_holds(leader: Client, ready: Agreeing) -> None:
    made = ready.settle()
    assert leader.get(url("consensus_record")).status_code == 404
    for member in ready.members[:2]:
        actions.confirm_scores(member, made, seen=ready.seen)
    actions.dissent(ready.members[2], made, "留有意见")
    actions.close_consensus(ready.leader, made, seen=ready.seen)
    text = shown(leader, "consensus_record")
    code = PrintCode.objects.get()
    assert code.digest == ConfirmedConsensus.objects.get().digest
    assert ("留有意见" in text, "专家丙（签字）" in re.sub(r"\s+", "", text)) == (True, True)
    assert "已失效" not in shown(leader, "consensus")
