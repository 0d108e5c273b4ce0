"""A result that is corrected once the meeting was arranged: the agenda says so, and can be made anew."""

import io

from django.urls import reverse
from docx import Document

from web.committee.test_meeting import AWARD, blockers, codes, count_both, frozen, met, people
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.committee.actions.meeting import close_round, open_round, take_attendance
from zhiheng.web.committee.actions.proposed import prepare_list
from zhiheng.web.committee.models import CommitteeMeeting, ProposedList
from zhiheng.web.committee.queries import agenda_of
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.results.actions.result import prepare_freeze
from zhiheng.web.results.models import Result
from zhiheng.web.results.season import gathered

__all__ = ["call", "clerk", "frozen", "judged", "met", "supervisor"]


def test_a_corrected_result_marks_the_agenda_and_can_be_its_basis(frozen: Judged, met: CommitteeMeeting) -> None:
    browser = client_of(frozen.clerk)
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    pages = [f"{reverse('committee:meeting')}?cycle={met.cycle.public_id}"]
    pages.append(reverse("committee:ballot_round", args=[made.public_id]))
    says = "综合评价结果已更正：第 2 次定稿"
    assert [says in browser.get(one).content.decode() for one in pages] == [False, False]
    frozen.recuse(0, 0)
    proposal = prepare_freeze(frozen.clerk, frozen.cycle, seen=gathered(frozen.cycle).digest, reason="事后查实")
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    assert [says in browser.get(one).content.decode() for one in pages] == [True, True]
    arrange, typed = (
        reverse("committee:arrange", args=[met.cycle.public_id]),
        {"day": "2026-12-08", "place": "再次会议"},
    )
    assert browser.post(arrange, typed).status_code == 409  # the round is open
    count_both(frozen, made, {codes(frozen, 0)[0]: [7, 0, 0, 0]})
    close_round(frozen.clerk, made)
    assert (browser.post(arrange, typed).status_code, "重新登记会议" in browser.get(pages[0]).content.decode()) == (
        302,
        False,
    )
    assert "不再计入" in browser.get(pages[1]).content.decode()
    met.refresh_from_db()
    assert (met.result.number, [one.recommended for one in agenda_of(met)]) == (2, [""] * 4)
    assert blockers(prepare_list, frozen.clerk, met, "宁缺毋滥") == ["no round is closed"]
    take_attendance(frozen.clerk, met, people(met)[:6])
    again = open_round(frozen.clerk, met, AWARD, codes(frozen, 1))
    assert (again.number, again.said["places"]) == (2, 1)
    count_both(frozen, again, {codes(frozen, 1)[0]: [6, 0, 0, 0]})
    close_round(frozen.clerk, again)
    decide(frozen.lead, prepare_list(frozen.clerk, met, "宁缺毋滥"), is_approved=True)
    found = ProposedList.objects.get()
    assert [len(one["entries"]) for one in found.said["tiers"]] == [1, 0]
    page = browser.get(reverse("committee:minutes", args=[found.public_id])).content.decode()
    assert newest_list(frozen.cycle) == found
    Result.objects.filter(pk=met.result_id).update(digest="0" * 64)  # as if the meeting were arranged anew again
    assert newest_list(frozen.cycle) is None
    assert (page.count("不再计入"), "2026-12-08 再次会议" in page) == (1, True)
    word = Document(io.BytesIO(browser.get(reverse("committee:minutes_word", args=[found.public_id])).content))
    assert ["不再计入" in one.text for one in word.paragraphs].count(True) == 1
