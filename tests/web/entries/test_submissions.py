"""Handing in: what is in the way, what is frozen, until when, and who reads it."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.writing import complete, hand_to, submitted_entry, write
from web.files.samples import make_pdf
from web.make import make_assignment, sign_in
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.documents import document_from_text
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.invariants import versions_are_as_sealed
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.invariants import snapshots_are_as_digested
from zhiheng.web.entries.models import Entry, Part, Submission
from zhiheng.web.entries.standards import guide_of_entry
from zhiheng.web.files.models import StoredFile
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.models import Cycle, Phase

LAST_DAY = date(2100, 3, 31)
END = datetime(2100, 4, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _store(tmp_path, settings) -> None:
    settings.HOME = tmp_path


def _set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def _upload(client: Client, attachment: object, content: bytes) -> StoredFile:
    page = client.get(reverse("entries:attachment", args=[attachment.public_id])).content.decode()
    [address] = {part.split('"')[0] for part in page.split('action="')[1:] if part.startswith("/files/upload")}
    client.post(address, {"file": SimpleUploadedFile("证书.pdf", content)})
    return StoredFile.objects.latest("pk")


def test_everything_in_the_way_is_told_at_once(ours: Company) -> None:
    contact = ours.contact.as_actor()
    with pytest.raises(BlockedError) as raised:
        submit_entry(contact, ours.entry)
    told = [problem.what("zh") for problem in raised.value.problems]
    assert told[0] == "秘书处还没有核对贵组织的授权委托书"
    assert "申报表“统一社会信用代码”没有填写" in told
    assert Submission.objects.count() == 0
    complete(ours)
    write(contact, ours.part("profile"), "employees", "约一百")
    with pytest.raises(BlockedError) as raised:
        submit_entry(contact, ours.entry)
    assert [problem.what("zh") for problem in raised.value.problems] == ["申报表“从业人员（人）”填写有误"]
    write(contact, ours.part("profile"), "employees", "100")
    assert submit_entry(contact, ours.entry).number == 1


def test_snapshot_is_everything_as_it_stood_under_its_digest(ours: Company, client: Client) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("overview"), "overview", "概述示例")
    write(contact, ours.part("1.1"), "1.1a", "说明示例")
    write(contact, ours.part("1.1"), "self_score", "55")
    attachment = add_attachment(contact, ours.part("1.1"), "证书")
    link_attachment(contact, ours.part("1.1"), attachment, Location("1.1a", 2, 3, "第 2 页"))
    sign_in(client, ours.contact)
    file = _upload(client, attachment, make_pdf())
    made = submitted_entry(ours)
    content = json.loads(made.content)
    assert canonical_json(content) == made.content.encode()
    assert sha256_hex(made.content.encode()) == made.digest
    assert (content["overview"], content["responses"], content["self_scores"]) == (
        document_from_text("概述示例").text,
        {"1.1a": document_from_text("说明示例").text},
        {"1.1": "55"},
    )
    [kept] = content["attachments"]
    assert (kept["number"], kept["title"], kept["file"]["sha256"]) == (1, "证书", file.blob_id)
    assert kept["links"] == [{"criterion": "1.1a", "first_page": 2, "last_page": 3, "caption": "第 2 页"}]
    assert [(one.file, one.attachment) for one in made.files.all()] == [(file, attachment)]


def test_handing_in_is_one_act_that_seals_all_drafts(ours: Company) -> None:
    made = submitted_entry(ours)
    last = LedgerEntry.objects.latest("sequence")
    payload = LedgerPayload.objects.get(pk=last.commitment).payload
    assert (last.verb, last.subject, payload["digest"]) == ("entry.submit", ours.entry.public_id, made.digest)
    assert [one["object"] for one in payload["sealed"]] == [ours.part("profile").public_id]
    assert all(field.sealed == field.head for field in Field.objects.all())
    assert list(versions_are_as_sealed.find()) == []
    Field.objects.filter(name="size").update(name="sizes")
    assert len(list(versions_are_as_sealed.find())) == 1


def test_changed_snapshot_is_found(ours: Company) -> None:
    submitted_entry(ours)
    assert list(snapshots_are_as_digested.find()) == []
    Submission.objects.update(content="{}")
    [problem] = snapshots_are_as_digested.find()
    assert problem.what("zh") == f"申报 {ours.entry.code} 第 1 次提交与其摘要值不符"


def test_nobody_writes_once_it_is_handed_in(ours: Company) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    submitted_entry(ours)
    for actor in (ours.contact.as_actor(), ours.writer.as_actor()):
        with pytest.raises(NotPermittedError):
            write(actor, ours.part("1.1"), "1.1a", "晚了")
    with pytest.raises(NotPermittedError):
        submit_entry(ours.contact.as_actor(), ours.entry)


def test_only_the_contact_hands_in(ours: Company) -> None:
    complete(ours)
    hand_to(ours.part("1.1"), ours.writer.person)
    with pytest.raises(NotPermittedError):
        submit_entry(ours.writer.as_actor(), ours.entry)
    assert submit_entry(ours.contact.as_actor(), ours.entry).submitted_by == ours.contact.person


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, False)])
def test_last_day_lasts_until_its_end_for_handing_in_and_for_writing(
    call: Call, ours: Company, monkeypatch: pytest.MonkeyPatch, seconds: int, is_taken: bool
) -> None:
    complete(ours)
    Phase.objects.filter(cycle=call.cycle, code="call").update(ends=LAST_DAY)
    _set_clock(monkeypatch, END + timedelta(seconds=seconds))
    contact = ours.contact.as_actor()
    if is_taken:
        write(contact, ours.part("1.1"), "1.1a", "赶上")
        assert submit_entry(contact, ours.entry).number == 1
        return
    for act in (
        lambda: write(contact, ours.part("1.1"), "1.1a", "晚了"),
        lambda: add_attachment(contact, ours.part("1.1"), "晚了"),
        lambda: submit_entry(contact, ours.entry),
    ):
        with pytest.raises(NotPermittedError) as raised:
            act()
        assert raised.value.reason.zh == "申报已于 2100-03-31 24:00 截止"
    assert rules.CREATE_ENTRY.allows(contact, call.track) is False


def test_extension_takes_applications_again(call: Call, ours: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    complete(ours)
    phases = Phase.objects.filter(cycle=call.cycle, code="call")
    phases.update(ends=LAST_DAY)
    _set_clock(monkeypatch, END)
    assert not rules.SUBMIT_ENTRY.allows(ours.contact.as_actor(), Entry.objects.get(pk=ours.entry.pk))
    phases.update(ends=LAST_DAY + timedelta(days=1))
    assert submit_entry(ours.contact.as_actor(), ours.entry).number == 1


def test_office_reads_the_snapshot_and_never_what_is_written_after_it(
    call: Call, ours: Company, client: Client
) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", "已交的说明")
    made = submitted_entry(ours)
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.WRITING)
    write(contact, ours.part("1.1"), "1.1a", "秘密的草稿")
    assert list(doors.entries(call.lead)) == [ours.entry]
    assert list(doors.submissions(call.lead)) == [made]
    assert list(doors.parts(call.lead)) == []
    sign_in(client, make_assignment(Role.OFFICE_LEAD, call.cycle))
    for name in ("submission", "receipt"):
        page = client.get(reverse(f"entries:{name}", args=[made.public_id])).content.decode()
        assert "秘密的草稿" not in page
        assert "甲示例公司" in page
    assert "已交的说明" in client.get(reverse("entries:submission", args=[made.public_id])).content.decode()


def test_office_opens_the_files_that_a_snapshot_names_alone(call: Call, ours: Company, client: Client) -> None:
    contact = ours.contact.as_actor()
    sign_in(client, ours.contact)
    attachment = add_attachment(contact, ours.part("1.1"), "证书")
    file = _upload(client, attachment, make_pdf())
    office = Client()
    sign_in(office, make_assignment(Role.OFFICE_CLERK, call.cycle))
    address = reverse("files:show", args=[file.public_id])
    assert office.get(address).status_code == 404
    submitted_entry(ours)
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.WRITING)
    later = _upload(client, add_attachment(contact, ours.part("1.1"), "以后的"), make_pdf(2))
    assert office.get(address).status_code == 200
    assert office.get(reverse("files:show", args=[later.public_id])).status_code == 404


def test_others_find_no_submission(call: Call, ours: Company, theirs: Company, client: Client) -> None:
    hand_to(ours.part("1.1"), ours.writer.person)
    made = submitted_entry(ours)
    for assignment in (theirs.contact, make_assignment(Role.EXPERT, call.cycle)):
        with pytest.raises(NotFoundError):
            doors.submission(assignment.as_actor(), made.public_id)
    sign_in(client, ours.writer)
    assert client.get(reverse("entries:submission", args=[made.public_id])).status_code == 404
    sign_in(client, theirs.contact)
    addresses = [reverse(f"entries:{name}", args=[made.public_id]) for name in ("submission", "receipt")]
    addresses.append(reverse("entries:submit", args=[ours.entry.public_id]))
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    sign_in(client, ours.contact)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 403]


def test_coaching_stands_apart_from_what_experts_will_read(ours: Company) -> None:
    write(ours.contact.as_actor(), ours.part("profile"), "coaching", "秘密辅导机构")
    content = json.loads(submitted_entry(ours).content)
    conflicts = content["form"].pop("conflicts")
    assert "秘密辅导机构" in json.dumps(conflicts, ensure_ascii=False)
    assert "秘密辅导机构" not in json.dumps(content, ensure_ascii=False)


def test_contact_hands_in_on_the_pages(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    address = reverse("entries:submit", args=[ours.entry.public_id])
    page = client.get(address).content.decode()
    assert ("还不能提交" in page, "确认提交" in page, "没有证实性材料（81）" in page) == (True, False, True)
    assert client.post(address).status_code == 409
    complete(ours)
    assert "确认提交" in client.get(address).content.decode()
    page = client.post(address, follow=True).content.decode()
    made = Submission.objects.get()
    assert (made.digest in page, ours.contact.person.name in page) == (True, True)
    assert Entry.objects.get(pk=ours.entry.pk).state == "submitted"
    entry = client.get(reverse("entries:entry", args=[ours.entry.public_id])).content.decode()
    assert reverse("entries:receipt", args=[made.public_id]) in entry


def test_late_letter_of_authority_blocks_until_seen(ours: Company) -> None:
    complete(ours)
    Organisation.objects.update(authorised=None)
    with pytest.raises(BlockedError):
        submit_entry(ours.contact.as_actor(), ours.entry)


def test_cycle_without_days_takes_applications(call: Call, ours: Company) -> None:
    assert Cycle.objects.get(pk=call.cycle.pk).call_ends is None
    assert submitted_entry(ours).entry == ours.entry
    assert Part.objects.filter(entry=ours.entry).count() == 36


def test_handing_in_needs_as_many_queries_for_a_full_application(
    ours: Company, theirs: Company, client: Client
) -> None:
    complete(ours)
    complete(theirs)
    add_attachment(ours.contact.as_actor(), ours.part("1.1"), "材料")
    contact, counts = theirs.contact.as_actor(), []
    for part in theirs.entry.parts.exclude(code__in=["profile", "overview"]):
        if part.is_sheet:
            write(contact, part, "total_assets" if part.code == "data_finance" else "why.R01.1.2099", "2099: 1")
            continue
        write(contact, part, f"{part.code}a", "说明")
        link_attachment(contact, part, add_attachment(contact, part, "材料"), Location(f"{part.code}a"))
    guide_of_entry(ours.entry)  # what a process reads once
    for company in (ours, theirs):
        sign_in(client, company.contact)
        address = reverse("entries:submit", args=[company.entry.public_id])
        client.get(address)  # what happens once a session has happened
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address).status_code == 302
        counts.append(len(queries))
    assert counts == [54, 54]
