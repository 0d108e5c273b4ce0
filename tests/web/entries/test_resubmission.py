"""Opening again, handing in anew with the difference, withdrawing."""

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.screening import INTENDED, begun, check_of, hand_in, outcome
from web.entries.writing import submitted_entry, write
from web.make import make_assignment, sign_in
from zhiheng.documents import LineChange, document_of, paragraph_of
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.entries import create_entry
from zhiheng.web.entries.actions.screening import Intended
from zhiheng.web.entries.actions.submissions import reopen_entry, submit_entry, withdraw_entry
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.entries.screening_list import screening_lines
from zhiheng.web.entries.submission_changes import changes_between
from zhiheng.web.entries.templatetags.entries import pieces
from zhiheng.web.files.models import PrintCode
from zhiheng.web.files.queries import printed_pages
from zhiheng.web.messages.models import Delivery
from zhiheng.web.people.models import Assignment


def _reopened(company: Company) -> Submission:
    made = submitted_entry(company)
    reopen_entry(company.contact.as_actor(), company.entry)
    return made


def test_opened_again_it_is_written_and_handed_in_anew_under_the_next_number(ours: Company) -> None:
    contact = ours.contact.as_actor()
    first = _reopened(ours)
    assert first.counts
    write(contact, ours.part("overview"), "overview", "改过的概述")
    second = submit_entry(contact, ours.entry)
    assert (first.number, second.number, first.counts, second.counts) == (1, 2, False, True)
    assert first.digest != second.digest
    assert [entry.verb for entry in LedgerEntry.objects.order_by("-sequence")[:2]] == ["entry.submit", "entry.reopen"]


def test_what_is_written_cannot_be_opened_again(ours: Company) -> None:
    with pytest.raises(NotPermittedError):
        reopen_entry(ours.contact.as_actor(), ours.entry)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CALL])
def test_after_the_call_nothing_is_opened_and_after_screening_nothing_withdrawn(
    call: Call, ours: Company, stage: Stage
) -> None:
    hand_in(ours)
    call.set_stage(stage)
    ours.entry.refresh_from_db()
    contact = ours.contact.as_actor()
    assert not rules.REOPEN_ENTRY.allows(contact, ours.entry)
    assert rules.WITHDRAW_ENTRY.allows(contact, ours.entry) == (stage is Stage.SCREENING)
    with pytest.raises(NotPermittedError):
        reopen_entry(contact, ours.entry)


def test_company_withdraws_during_screening_for_good(call: Call, clerk: Actor, ours: Company, client: Client) -> None:
    begun(call, clerk, ours)
    intended = outcome(clerk, call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见", "申报通知"))
    sign_in(client, ours.contact)
    address = reverse("entries:withdraw", args=[ours.entry.public_id])
    assert "不能再重新打开" in client.get(address).content.decode()
    client.post(address, {"reason": "停产"})
    intended.refresh_from_db()
    ours.entry.refresh_from_db()
    assert (ours.entry.state, ours.entry.submissions.filter(withdrawn_at=None).count()) == ("withdrawn", 0)
    for verb in (rules.REOPEN_ENTRY, rules.WITHDRAW_ENTRY):
        assert not verb.allows(ours.contact.as_actor(), ours.entry)
    assert not rules.MAKE_STATEMENT.allows(ours.contact.as_actor(), intended)
    assert rules.RECONSIDER.refusal(clerk, check_of(ours)) == Message("申报已撤回", "the application was withdrawn")
    [line] = screening_lines(clerk, call.cycle)
    assert line.deadline is None
    sign_in(client, Assignment.objects.get(person=clerk.person))
    assert "已撤回" in client.get(reverse("entries:screening")).content.decode()


def test_withdrawn_application_is_out_of_the_office_s_sight_and_it_is_told(call: Call, ours: Company) -> None:
    contact, made = ours.contact.as_actor(), submitted_entry(ours)
    with pytest.raises(BlockedError):
        withdraw_entry(contact, ours.entry, " ")
    withdraw_entry(contact, ours.entry, "停产")
    assert list(doors.submissions(call.lead)) == []
    with pytest.raises(NotFoundError):
        doors.entry(call.lead, ours.entry.public_id)
    [found] = doors.submissions(contact)
    assert (found, found.counts, found.withdrawn_at is None) == (made, False, False)
    told = Delivery.objects.filter(person__pk=call.lead.person).values_list("notice__title_zh", flat=True)
    assert list(told) == ["甲示例公司撤回了申报"]


def test_withdrawing_what_was_never_handed_in_tells_nobody(ours: Company) -> None:
    withdraw_entry(ours.contact.as_actor(), ours.entry, "不报了")
    assert Delivery.objects.count() == 0


def test_withdrawn_application_is_opened_again_unless_there_is_another(call: Call, ours: Company) -> None:
    contact = ours.contact.as_actor()
    withdraw_entry(contact, ours.entry, "停产")
    other = create_entry(contact, call.track)
    with pytest.raises(BlockedError):
        reopen_entry(contact, ours.entry)
    withdraw_entry(contact, other, "误开")
    reopen_entry(contact, ours.entry)
    assert Entry.objects.get(pk=ours.entry.pk).state == "writing"


def test_printed_pages_hold_until_another_submission_counts(ours: Company) -> None:
    contact, first = ours.contact.as_actor(), _reopened(ours)
    [printed] = printed_pages(contact, "submission", first)
    assert (printed.is_current, printed.code.digest) == (True, first.digest)
    write(contact, ours.part("overview"), "overview", "改过的概述")
    second = submit_entry(contact, ours.entry)
    assert [one.is_current for one in printed_pages(contact, "submission", first)] == [False]
    assert [one.is_current for one in printed_pages(contact, "submission", second)] == [True]
    assert PrintCode.objects.filter(kind="submission").values("code").distinct().count() == 2


def test_difference_lists_the_changed_fields_alone(ours: Company) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", "每月评审一次。")
    write(contact, ours.part("1.1"), "1.1b", "不变")
    write(contact, ours.part("1.1"), "self_score", "50")
    first = _reopened(ours)
    write(contact, ours.part("profile"), "employees", "120")
    write(contact, ours.part("1.1"), "1.1a", "每周评审一次。")
    write(contact, ours.part("1.1"), "self_score", "55")
    second = submit_entry(contact, ours.entry)
    found = {one.title.zh: [pieces(line) for line in one.lines] for one in changes_between(first, second)}
    assert list(found) == ["规模（上一年度） › 从业人员（人）", "1.1a", "1.1 自评得分（得分率，%）"]
    assert found["1.1a"] == [[("span", "每"), ("del", "月"), ("ins", "周"), ("span", "评审一次。")]]


def test_change_of_form_alone_is_told(ours: Company) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", document_of([paragraph_of("说明")]).text)
    first = _reopened(ours)
    bold = {"type": "paragraph", "content": [{"type": "text", "text": "说明", "marks": [{"type": "bold"}]}]}
    write(contact, ours.part("1.1"), "1.1a", document_of([bold]).text)
    [change] = changes_between(first, submit_entry(contact, ours.entry))
    assert (change.title, change.lines) == (Message("1.1a", "1.1a"), (LineChange("说明", "说明", is_same=False),))


def test_company_and_office_see_the_difference_on_a_page(
    call: Call, ours: Company, theirs: Company, client: Client
) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("overview"), "overview", "老话\n一\n二\n三\n四")
    first = _reopened(ours)
    write(contact, ours.part("overview"), "overview", "新话\n一\n二\n三\n四")
    second = submit_entry(contact, ours.entry)
    address = reverse("entries:changes", args=[second.public_id])
    for assignment in (ours.contact, make_assignment(Role.OFFICE_CLERK, call.cycle)):
        sign_in(client, assignment)
        page = client.get(address).content.decode()
        assert ("<del>老</del>" in page, "<ins>新</ins>" in page) == (True, True)
        assert "……2 段相同……" in page
        assert client.get(reverse("entries:changes", args=[first.public_id])).status_code == 404
    sign_in(client, theirs.contact)
    assert client.get(address).status_code == 404


def test_contact_opens_again_and_withdraws_on_the_pages(ours: Company, theirs: Company, client: Client) -> None:
    submitted_entry(ours)
    reopen, withdraw = (reverse(f"entries:{name}", args=[ours.entry.public_id]) for name in ("reopen", "withdraw"))
    sign_in(client, theirs.contact)
    assert [client.post(address).status_code for address in (reopen, withdraw)] == [404, 404]
    sign_in(client, ours.contact)
    entry = reverse("entries:entry", args=[ours.entry.public_id])
    page = client.get(entry).content.decode()
    assert (reopen in page, withdraw in page) == (True, True)
    assert "以上一次提交的为准" in client.post(reopen, follow=True).content.decode()
    assert rules.SUBMIT_ENTRY.allows(ours.contact.as_actor(), Entry.objects.get(pk=ours.entry.pk))
    client.get(withdraw)
    assert client.post(withdraw, {"reason": ""}).status_code == 200
    assert "已撤回" in client.post(withdraw, {"reason": "停产"}, follow=True).content.decode()
    assert Entry.objects.get(pk=ours.entry.pk).state == "withdrawn"
    assert "原来的提交已撤回" in client.post(reopen, follow=True).content.decode()
