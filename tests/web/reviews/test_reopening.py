"""Opening a confirmed sheet again: the expert asks, the office lead answers without seeing a score."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_assignment, make_person, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.messages.models import Delivery
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.reopening import ask_reopening, refuse_reopening, reopen_sheet
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.models import Consensus, Sheet, SheetReopening
from zhiheng.web.reviews.sheet_fields import SHEET
from zhiheng.web.reviews.today import items


@pytest.fixture
def confirmed(review: Review, sheet: Sheet) -> Sheet:
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    sheet.refresh_from_db()
    return sheet


@pytest.fixture
def supervisor(review: Review) -> Assignment:
    return make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督"))


def _told(held: Assignment) -> list[tuple[str, str]]:
    found = Delivery.objects.filter(person=held.person).select_related("notice").order_by("pk")
    return [(one.notice.title_zh, one.notice.link) for one in found]


def test_new_version_begins_from_the_old_which_stays(review: Review, confirmed: Sheet, supervisor: Assignment) -> None:
    lead, old = review.call.lead, confirmed.confirmed.get()
    asked = ask_reopening(review.expert, confirmed, " 漏看一份证书 ")
    assert (asked.reason, asked.is_agreed) == ("漏看一份证书", None)
    review.call.cycle.refresh_from_db()
    assert next(items(lead, review.call.cycle, timezone.now())).text.zh == "1 份重新打开评分表的申请待答复"
    with pytest.raises(NotPermittedError, match="waits for the office lead"):
        ask_reopening(review.expert, confirmed, "再问一次")
    reopen_sheet(lead, asked)
    confirmed.refresh_from_db()
    asked.refresh_from_db()
    assert (confirmed.state, asked.is_agreed, asked.decided_by_id) == (Sheet.State.OPEN, True, lead.person)
    assert texts_of(SHEET, confirmed)["1.1.percent"] == "60"
    type_in(review.expert, confirmed, "1.1.percent", "65")
    new = confirm_sheet(review.expert, confirmed)
    first, second = confirmed.confirmed.all()
    assert (first.content, first.digest, first.reopened_at is None) == (old.content, old.digest, False)
    assert (second, second.number, second.reopened_at) == (new, 2, None)
    states = reverse("reviews:sheet_states", args=[review.call.cycle.public_id])
    reopened = "专家甲对“甲示例公司”的评分表已重新打开，原来的版本保留"
    assert _told(supervisor) == [("专家甲申请重新打开对“甲示例公司”的评分表", states), (reopened, states)]
    assert _told(review.first) == [(reopened, reverse("reviews:reopening", args=[confirmed.public_id]))]
    verbs = LedgerEntry.objects.filter(subject=confirmed.public_id).exclude(verb="sheet.begin").order_by("sequence")
    assert [one.verb for one in verbs] == ["sheet.confirm", "sheet.ask_reopening", "sheet.reopen", "sheet.confirm"]


def test_refused_with_a_reason_it_stays(review: Review, confirmed: Sheet, supervisor: Assignment) -> None:
    lead, asked = review.call.lead, ask_reopening(review.expert, confirmed, "想改")
    with pytest.raises(BlockedError):
        refuse_reopening(lead, asked, " ")
    refuse_reopening(lead, asked, "理由不足")
    confirmed.refresh_from_db()
    assert confirmed.state == Sheet.State.CONFIRMED
    assert [text for text, _ in _told(review.first)] == ["没有同意重新打开专家甲对“甲示例公司”的评分表"]
    assert len(_told(supervisor)) == 2
    with pytest.raises(NotPermittedError, match="answered already"):
        refuse_reopening(lead, asked, "再")
    with pytest.raises(NotPermittedError, match="answered already"):
        reopen_sheet(lead, asked)
    assert ask_reopening(review.expert, confirmed, "补充理由").is_agreed is None


def test_only_a_confirmed_own_sheet_with_a_reason_and_in_time(review: Review, sheet: Sheet) -> None:
    with pytest.raises(NotPermittedError, match="simply change it"):
        ask_reopening(review.expert, sheet, "理由")
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    with pytest.raises(NotFoundError):
        ask_reopening(review.other, sheet, "理由")
    with pytest.raises(BlockedError):
        ask_reopening(review.expert, sheet, " ")
    asked = ask_reopening(review.expert, sheet, "理由")
    review.end_phase()
    with pytest.raises(NotPermittedError, match="ended on"):
        reopen_sheet(review.call.lead, asked)
    Sheet.objects.update(state=Sheet.State.EXCUSED)
    with pytest.raises(NotPermittedError, match="stays as it is"):
        reopen_sheet(review.call.lead, asked)
    with pytest.raises(NotPermittedError, match="stays as it is"):
        ask_reopening(review.expert, sheet, "理由")


def test_never_once_the_panel_began_to_agree(review: Review, confirmed: Sheet) -> None:
    assert rules.is_seen_by_others(confirmed) is False
    asked = ask_reopening(review.expert, confirmed, "理由")
    about = {"entry": confirmed.entry, "phase": confirmed.phase, "opened_by": review.first.person}
    Consensus.objects.create(**about)
    assert rules.is_seen_by_others(confirmed) is True
    with pytest.raises(NotPermittedError, match="somebody has seen"):
        reopen_sheet(review.call.lead, asked)
    refuse_reopening(review.call.lead, asked, "已开始合议")
    with pytest.raises(NotPermittedError, match="somebody has seen"):
        ask_reopening(review.expert, confirmed, "再问")


def test_who_finds_requests(review: Review, confirmed: Sheet, supervisor: Assignment) -> None:
    asked = ask_reopening(review.expert, confirmed, "理由")
    finders = [review.expert, review.call.lead, supervisor.as_actor(), review.other]
    finders.append(make_actor(Role.COMMITTEE_MEMBER, review.call.cycle))
    assert [list(doors.sheet_reopenings(one)) for one in finders] == [[asked], [asked], [asked], [], []]
    assert doors.sheet_reopening(review.call.lead, asked.public_id) == asked
    with pytest.raises(NotFoundError):
        doors.sheet_reopening(review.other, asked.public_id)


@pytest.mark.leak
def test_expert_asks_and_lead_agrees_without_seeing_a_score(client: Client, review: Review, confirmed: Sheet) -> None:
    sign_in(client, review.first)
    url = reverse("reviews:reopening", args=[confirmed.public_id])
    screen = client.get(reverse("reviews:indicator", args=[confirmed.public_id, "1.1"])).content.decode()
    assert url in screen
    client.post(reverse("reviews:ask_reopening", args=[confirmed.public_id]), {"reason": "漏看证书"})
    text = client.get(url).content.decode()
    assert ("漏看证书" in text, confirmed.confirmed.get().digest in text) == (True, True)
    sign_in(client, make_assignment(Role.OFFICE_LEAD, review.call.cycle, make_person("审核")))
    states = reverse("reviews:sheet_states", args=[review.call.cycle.public_id])
    text = client.get(states).content.decode()
    cells = re.findall(r"<t[hd][^>]*>(?:<[^>]*>)*([^<]*)", text.partition("<tbody>")[2].partition("</tbody>")[0])
    assert [one.strip() for one in cells] == [
        "甲示例公司",
        "专家甲",
        "已确认提交",
        "",
        "甲示例公司",
        "专家乙",
        "未开始",
        "免于评分",
    ]
    assert ("漏看证书" in text, "评语1" in text) == (True, False)
    asked = SheetReopening.objects.get()
    assert client.post(reverse("reviews:agree_reopening", args=[asked.public_id])).url == states
    assert "已重新打开" in client.get(states).content.decode()


def test_lead_refuses_on_the_page(client: Client, review: Review, confirmed: Sheet) -> None:
    asked = ask_reopening(review.expert, confirmed, "理由")
    sign_in(client, make_assignment(Role.OFFICE_LEAD, review.call.cycle, make_person("审核")))
    client.post(reverse("reviews:refuse_reopening", args=[asked.public_id]), {"reason": "不必"})
    asked.refresh_from_db()
    assert (asked.is_agreed, asked.answer) == (False, "不必")
