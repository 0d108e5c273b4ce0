"""What came on paper before the deadline is registered after it (补登): two persons, and only what came in time."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.writing import fill_in_form, write
from web.files.samples import make_pdf
from web.make import make_assignment, make_organisation, sign_in
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.models import LedgerEntry, Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.entries import take_in_entry
from zhiheng.web.entries.actions.late_entries import Receipt, prepare_late_entry
from zhiheng.web.entries.actions.screening import begin_checks
from zhiheng.web.entries.actions.submissions import reopen_entry, submit_entry, withdraw_entry
from zhiheng.web.entries.blockers import blockers
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.messages.models import Delivery
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Phase, Track
from zhiheng.web.programmes.rules import BEGIN_EVALUATION

AFTER = (Stage.CALL, Stage.SCREENING)


@dataclass
class Late:
    """A call that ended yesterday, the office and the supervisor, and what came on its last day."""

    call: Call
    clerk: Assignment
    lead: Assignment
    supervisor: Assignment
    receipt: Receipt

    @property
    def track(self) -> Track:
        return Track.objects.get(pk=self.call.track.pk)

    def prepared(self, **changes: object) -> Proposal:
        return prepare_late_entry(self.clerk.as_actor(), self.track, replace(self.receipt, **changes))

    def registered(self) -> Entry:
        decide(self.lead.as_actor(), self.prepared(), is_approved=True)
        return Entry.objects.get(is_taken_in=True)


def _end_call(call: Call, day: date | None) -> None:
    Phase.objects.filter(cycle=call.cycle, stage=Stage.CALL).update(ends=day)


@pytest.fixture
def late(call: Call, tmp_path, settings) -> Late:
    settings.HOME = tmp_path
    yesterday = timezone.now().date() - timedelta(days=1)
    _end_call(call, yesterday)
    clerk, lead, supervisor = (
        make_assignment(role, call.cycle) for role in (Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.SUPERVISOR)
    )
    return Late(call, clerk, lead, supervisor, Receipt(make_organisation("补登示例公司"), yesterday, "收发室漏登"))


@pytest.mark.parametrize("stage", AFTER)
def test_lead_approves_what_the_clerk_prepared_and_the_supervisor_is_told(late: Late, stage: Stage) -> None:
    late.call.set_stage(stage)
    proposal, told = late.prepared(), Delivery.objects.filter(person=late.supervisor.person)
    assert (Entry.objects.count(), told.count()) == (0, 1)
    with pytest.raises(NotPermittedError):
        decide(late.clerk.as_actor(), proposal, is_approved=True)
    day = late.receipt.received_on
    assert [one.zh for one in outlook_of(proposal).preview] == [
        f"补登“补登示例公司”{day} 交到秘书处的申报（制造业），由秘书处代录",
        f"申报截止日：{day} 24:00",
        "没有及时登记的原因：收发室漏登",
    ]
    decide(late.lead.as_actor(), proposal, is_approved=True)
    entry = Entry.objects.get()
    assert (entry.organisation, entry.is_taken_in, entry.received_on, entry.late_reason, entry.created_by) == (
        late.receipt.organisation,
        True,
        day,
        "收发室漏登",
        late.clerk.person,
    )
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject, told.count(), entry.parts.count()) == (
        "entry.take_in_late",
        entry.public_id,
        2,
        36,
    )
    assert f"补登 {day} 收到的申报，理由：收发室漏登" in lines_of([last])[0].says


def test_what_came_after_the_deadline_or_without_a_reason_is_not_registered(late: Late) -> None:
    with pytest.raises(BlockedError) as raised:
        late.prepared(received_on=late.receipt.received_on + timedelta(days=1), reason=" ")
    assert [problem.what("zh") for problem in raised.value.problems] == [
        f"收到日期在申报截止日 {late.receipt.received_on} 之后",
        "没有写原因",
    ]


def test_company_with_an_application_gets_no_second(ours: Company, late: Late) -> None:
    with pytest.raises(BlockedError, match="writes an application in this track itself"):
        late.prepared(organisation=ours.organisation)
    proposal = late.prepared()
    _end_call(late.call, None)
    take_in_entry(late.clerk.as_actor(), late.track, late.receipt.organisation)
    _end_call(late.call, late.receipt.received_on)
    with pytest.raises(BlockedError, match="is taken in already"):
        decide(late.lead.as_actor(), proposal, is_approved=True)


def test_nothing_is_registered_late_before_the_deadline_or_in_a_track_that_is_off(late: Late) -> None:
    verb, clerk = rules.TAKE_IN_LATE, late.clerk.as_actor()
    assert verb.refusal(clerk, late.track) is None
    _end_call(late.call, timezone.now().date() + timedelta(days=2))
    assert verb.refusal(clerk, late.track).zh == "申报还没有截止，直接收件登记"
    _end_call(late.call, None)
    assert verb.refusal(clerk, late.track).zh == "申报没有截止日"
    Track.objects.update(is_on=False)
    assert verb.refusal(clerk, late.track).zh == "这个申报类别没有启用"


@pytest.mark.parametrize("stage", AFTER)
def test_it_is_written_and_handed_in_after_the_deadline_and_screened(late: Late, client: Client, stage: Stage) -> None:
    late.call.set_stage(stage)
    entry, clerk = late.registered(), late.clerk.as_actor()
    sign_in(client, late.clerk)
    files = reverse("entries:take_in_files", args=[entry.public_id])
    sent = {"files": [SimpleUploadedFile("1.1a 任职证明.pdf", make_pdf())]}
    assert "已收下 1 个文件" in client.post(files, sent, follow=True).text
    scan = reverse("files:upload", args=["taken_in", entry.public_id, "signed_application"])
    client.post(scan, {"file": SimpleUploadedFile("盖章.pdf", make_pdf())})
    fill_in_form(clerk, entry)
    made = submit_entry(clerk, entry)
    shown = client.get(reverse("entries:receipt", args=[made.public_id])).text
    assert f"{late.receipt.received_on}（截止前收到，截止后补登）" in shown
    assert f"补登，{late.receipt.received_on} 收到" in client.get(reverse("entries:taken_in")).text
    assert "收发室漏登" in client.get(reverse("entries:entry", args=[entry.public_id])).text
    late.call.set_stage(Stage.SCREENING)
    assert begin_checks(clerk, late.call.cycle) == 1
    assert {one.entry for one in ScreeningCheck.objects.all()} == {entry}


def test_handed_in_it_is_corrected_in_the_call_and_at_screening_no_more(late: Late) -> None:
    entry, clerk = late.registered(), late.clerk.as_actor()
    late_again = rules.REOPEN_ENTRY.refusal(clerk, entry)
    assert (late_again.zh, rules.WITHDRAW_ENTRY.refusal(clerk, entry)) == ("这份申报正在填报，没有可以重新打开的", None)
    Entry.objects.filter(pk=entry.pk).update(state=Entry.State.SUBMITTED)
    reopen_entry(clerk, entry)
    write(clerk, entry.parts.get(code="1.1"), "1.1a", "更正")
    entry.submissions.create(
        number=1, content="{}", digest="", submitted_at=timezone.now(), submitted_by=late.clerk.person
    )
    late.call.set_stage(Stage.SCREENING)
    found = doors.entry(clerk, entry.public_id)
    refused = {rules.WRITE_PART: found.parts.get(code="1.1"), rules.UPLOAD_REPORT: found, rules.TAKE_IN_FILES: found}
    for verb, subject in refused.items():
        assert verb.refusal(clerk, subject).zh == "审查期间只能在期限内补正列出的部分"
    withdraw_entry(clerk, entry, "公司要求")


def test_name_and_code_are_filled_in_as_registered(late: Late) -> None:
    entry = late.registered()
    found = texts_of(ENTRY_PART, entry.parts.get(code="profile"))
    assert found == {"name": "补登示例公司", "credit_code": late.receipt.organisation.credit_code}


def test_of_a_clerk_who_left_meanwhile_nothing_is_filled_in(late: Late) -> None:
    proposal = late.prepared()
    Assignment.objects.filter(pk=late.clerk.pk).update(ended=timezone.now())
    decide(late.lead.as_actor(), proposal, is_approved=True)
    assert texts_of(ENTRY_PART, Entry.objects.get().parts.get(code="profile")) == {}


def test_evaluation_waits_until_it_is_handed_in_or_withdrawn(late: Late) -> None:
    late.call.set_stage(Stage.SCREENING)
    entry, cycle = late.registered(), late.call.cycle
    told = [one.as_message().zh for one in blockers(cycle, BEGIN_EVALUATION)]
    assert told == ["1 份补登的申报还没有提交 › 在“收件登记”里代录、提交，或者撤回"]
    withdraw_entry(late.clerk.as_actor(), entry, "公司要求")
    assert list(blockers(cycle, BEGIN_EVALUATION)) == []


def test_clerk_registers_it_on_the_pages(late: Late, client: Client) -> None:
    sign_in(client, late.clerk)
    address, ordinary = (
        reverse(f"entries:{name}", args=[late.track.public_id]) for name in ("take_in_late", "take_in")
    )
    listed = client.get(reverse("entries:taken_in")).text
    assert (address in listed, f'"{ordinary}"' in listed) == (True, False)
    assert "补登示例公司" in client.get(address).text
    values = {"organisation": late.receipt.organisation.public_id, "reason": "收发室漏登"}
    wrong = client.post(address, {**values, "received_on": timezone.now().date().isoformat()})
    assert (wrong.status_code, "只有截止前收到的申报可以补登" in wrong.text) == (422, True)
    page = client.post(address, {**values, "received_on": late.receipt.received_on.isoformat()}, follow=True).text
    assert ("补登“补登示例公司”" in page, Proposal.objects.count()) == (True, 1)


def test_before_the_deadline_the_list_offers_the_ordinary_way(late: Late, client: Client) -> None:
    _end_call(late.call, None)
    sign_in(client, late.clerk)
    listed = client.get(reverse("entries:taken_in")).text
    addresses = [reverse(f"entries:{name}", args=[late.track.public_id]) for name in ("take_in", "take_in_late")]
    assert [f'"{address}"' in listed for address in addresses] == [True, False]
    assert client.get(reverse("entries:take_in_late", args=[late.track.public_id])).status_code == 403
