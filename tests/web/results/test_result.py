"""The official result: computed by the library, frozen once by two persons, provable afterwards."""

import json

import pytest
from django.urls import reverse

from web.results.conftest import DESK, Judged, client_of
from zhiheng.canonical import sha256_hex
from zhiheng.ledger import check_bundle, standalone
from zhiheng.tables import InputFile
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal, Reading
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.blobs import content_of
from zhiheng.web.programmes.rules import ANNOUNCE, BEGIN_EVALUATION
from zhiheng.web.results import doors
from zhiheng.web.results.actions.result import prepare_freeze
from zhiheng.web.results.blockers import NOT_FROZEN
from zhiheng.web.results.blockers import blockers as blockers_of
from zhiheng.web.results.frozen_result import NOW
from zhiheng.web.results.invariants import results_are_as_digested
from zhiheng.web.results.models import Result
from zhiheng.web.results.season import gathered
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.rules import is_seen_by_others

TIERS = [{"id": "award", "name": "区政府质量奖", "ceiling": 1, "min_percent": 60}]


@pytest.fixture
def over(judged: Judged) -> Judged:
    """All phases are over: the scheme has one."""
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("80", "60", "55", "45")
    return judged


def propose(judged: Judged, reason: str = "") -> Proposal:
    return prepare_freeze(judged.clerk, judged.cycle, seen=gathered(judged.cycle).digest, reason=reason)


def freeze(judged: Judged, reason: str = "") -> Result:
    proposal = propose(judged, reason)
    decide(judged.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    return Result.objects.select_related("cycle", "bundle").latest("number")


def blockers(judged: Judged, **values: str) -> list[str]:
    with pytest.raises(BlockedError) as caught:
        prepare_freeze(judged.clerk, judged.cycle, **({"seen": gathered(judged.cycle).digest} | values))
    return [one.what("en") for one in caught.value.problems]


def page(judged: Judged, actor: Actor, which: str, *rest: str) -> str:
    name = ("result", "result_entry", "result_indicator")[len(rest)]
    response = client_of(actor).get(reverse(f"results:{name}", args=[judged.cycle.public_id, which, *rest]))
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def test_two_persons_freeze_what_the_library_computes(over: Judged) -> None:
    names = [one.organisation.name for one in over.entries]
    proposal = propose(over)
    told = [one.zh for one in outlook_of(proposal).preview]
    assert told[:2] == [
        "第 1 次结果定稿：4 家有名次；不能撤销，以后的更正并列保存",
        f"建议“区政府质量奖”：{names[0]}",
    ]
    with pytest.raises(NotPermittedError):
        decide(over.clerk, proposal, is_approved=True)
    decide(over.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    result = Result.objects.select_related("bundle").get()
    content, found = json.loads(result.content), gathered(over.cycle)
    assert (result.digest, content["bundle"]) == (sha256_hex(result.content.encode()), result.bundle_id)
    assert content["result"] == found.result.as_json()
    assert told[-1] == f"结果数据包摘要值：{result.bundle_id}"
    record = LedgerEntry.objects.filter(verb="result.freeze").order_by("-sequence")[0]
    payload = LedgerPayload.objects.get(commitment=record.commitment).payload
    assert (payload["result"], payload["bundle"]) == (result.public_id, result.bundle_id)
    assert not any(text in json.dumps(payload, ensure_ascii=False) for text in (*names, "800.00"))
    assert list(results_are_as_digested.find()) == []
    Result.objects.update(content=result.content.replace("800.00", "900.00"))
    assert len(list(results_are_as_digested.find())) == 1


def test_the_bundle_verifies_here_and_with_the_standalone_verifier(over: Judged) -> None:
    over.recuse(0, 0)
    result = freeze(over)
    bundle = content_of(result.bundle)
    held = list(check_bundle(InputFile("bundle.zip", bundle), result.bundle_id))
    assert (len(held), sha256_hex(bundle)) == (6, result.bundle_id)
    assert standalone.Bundle(bundle).evaluate() == gathered(over.cycle).result.as_bytes()
    client = client_of(over.clerk)
    response = client.get(reverse("results:bundle", args=[result.public_id]))
    assert (b"".join(response.streaming_content), response["Content-Type"]) == (bundle, "application/zip")
    assert Reading.objects.filter(verb="result.bundle", subject=result.public_id).exists()
    expert = client_of(over.experts[0].as_actor())
    assert expert.get(reverse("results:bundle", args=[result.public_id])).status_code == 404


def test_no_total_exists_before_its_time(judged: Judged, supervisor: Actor) -> None:
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("80", "60", "55")
    for actor in (judged.clerk, judged.lead, supervisor):
        text = page(judged, actor, NOW)
        assert ("还有 3 份评分表" in text, "800.00" in text) == (True, False)
        assert page(judged, actor, NOW, judged.entries[0].public_id) == "404"
    assert blockers(judged) == ["3 score sheets are not submitted yet"]
    sheet = Sheet.objects.filter(entry=judged.entries[0]).first()
    assert is_seen_by_others(sheet) is False
    for expert in range(3):
        judged.confirm(3, expert, "45")
    assert ("800.00" in page(judged, supervisor, NOW), is_seen_by_others(sheet)) == (True, True)
    assert page(judged, judged.experts[0].as_actor(), NOW) == "404"
    assert page(judged, judged.companies[0].contact.as_actor(), NOW) == "404"


def test_a_gate_is_decided_first(judged: Judged) -> None:
    judged.confirm_all("80", "60", "55", "45")
    assert blockers(judged) == ["who goes on after “材料评审” is not decided"]


def test_how_a_number_came_about_click_by_click(over: Judged, supervisor: Actor) -> None:
    over.recuse(1, 2)
    result, first = freeze(over), over.entries[0]
    text = page(over, supervisor, result.public_id)
    assert [one in text for one in ("800.00", "区政府质量奖", "各二级指标得分率", result.bundle_id)] == [True] * 4
    text = page(over, supervisor, result.public_id, first.public_id)
    assert ("材料评审 800.00" in text, "80%" in text, "专家甲" in text) == (True, True, True)
    assert "未计入" in page(over, supervisor, result.public_id, over.entries[1].public_id)
    text = page(over, supervisor, result.public_id, first.public_id, "desk:1.1")
    assert ("优势1.1" in text, "20.00" in text) == (True, True)
    for place in ("desk:9.9", "visit:1.1"):
        assert page(over, supervisor, result.public_id, first.public_id, place) == "404"
    assert page(over, supervisor, result.public_id, "0" * 32) == "404"
    other = result.cycle.programme.cycles.create(title="另一届")
    url = reverse("results:result", args=[other.public_id, result.public_id])
    assert client_of(supervisor).get(url).status_code == 404


def test_a_correction_stands_beside_the_first_with_its_reason(over: Judged) -> None:
    first = freeze(over)
    assert blockers(over) == ["nothing differs from result 1"]
    over.recuse(0, 0)
    assert blockers(over) == ["there is a frozen result, and no reason to correct it"]
    second = freeze(over, "利害关系事后查实")
    assert (second.number, second.bundle_id == first.bundle_id) == (2, False)
    first.refresh_from_db()
    text = page(over, over.clerk, second.public_id)
    assert (first.public_id in text, "利害关系事后查实" in text) == (True, True)
    assert second.public_id in page(over, over.clerk, first.public_id)


def test_what_changed_meanwhile_is_looked_at_again(over: Judged) -> None:
    assert blockers(over, seen="0" * 64) == ["scores or applications changed after this page was opened"]
    proposal = propose(over)
    over.recuse(0, 0)
    assert outlook_of(proposal).preview == ()
    with pytest.raises(BlockedError):
        decide(over.lead, proposal, is_approved=True)


def test_faulty_lists_cannot_be_frozen(over: Judged) -> None:
    Entry.objects.filter(pk=over.entries[0].pk).update(confirmed_kind="")
    assert len(blockers(over)) == 1
    assert "评分数据不能计算" in page(over, over.clerk, NOW)


def test_a_tie_at_the_ceiling_is_told(judged: Judged) -> None:
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("80", "80", "55", "45")
    names = "、".join(sorted(one.organisation.name for one in judged.entries[:2]))
    told = [one.zh for one in outlook_of(propose(judged)).preview]
    assert told[1] == "建议“区政府质量奖”：无"
    assert "、".join(sorted(told[2].removeprefix("名额并列待定：").split("、"))) == names


def test_the_office_prepares_it_on_the_page(over: Judged, supervisor: Actor) -> None:
    client, url = client_of(over.clerk), reverse("results:freeze", args=[over.cycle.public_id])
    assert "待定稿" in client.get(reverse("results:phases")).content.decode()
    assert client.post(url, {"seen": "0"}).status_code == 409
    done = client.post(url, {"seen": gathered(over.cycle).digest})
    assert done["Location"] == reverse("audit:proposal", args=[Proposal.objects.get().public_id])
    assert "等待另一人决定" in page(over, over.clerk, NOW)
    proposal = Proposal.objects.get()
    decide(over.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    assert "已定稿" in client.get(reverse("results:phases")).content.decode()
    result = Result.objects.get()
    printed = client.get(reverse("results:print_ranking", args=[result.public_id])).content.decode()
    assert (result.bundle_id in printed, "得分排序" in printed) == (True, True)
    assert client_of(supervisor).get(reverse("results:print_ranking", args=[result.public_id])).status_code == 404
    with pytest.raises(NotFoundError):
        doors.result(over.experts[0].as_actor(), result.public_id)


def test_winners_are_announced_once_the_result_is_frozen(over: Judged) -> None:
    assert [one.message for one in blockers_of(over.cycle, ANNOUNCE)] == [NOT_FROZEN]
    assert list(blockers_of(over.cycle, BEGIN_EVALUATION)) == []
    freeze(over)
    assert list(blockers_of(over.cycle, ANNOUNCE)) == []
