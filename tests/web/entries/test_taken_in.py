"""What the office takes in: whose it is to write, its marks, and that companies' own drafts stay theirs."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.filled import boxes, filled_word, take
from web.entries.writing import fill_in_form, hand_to, submitted_entry, write
from web.files.samples import make_pdf
from web.make import make_actor, make_assignment, make_organisation, make_programme, sign_in
from zhiheng.documents import document_from_text
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.entries import create_entry, take_in_entry
from zhiheng.web.entries.actions.submissions import reopen_entry, submit_entry, withdraw_entry
from zhiheng.web.entries.models import Attachment, Entry, Submission
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.paper_content import paper_of
from zhiheng.web.files.doors import stored_files
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Track


@pytest.fixture(autouse=True)
def _store(tmp_path, settings) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def clerk(call: Call) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, call.cycle)


@pytest.fixture
def paper(call: Call, clerk: Assignment) -> Company:
    """A company whose application the office takes in."""
    organisation = make_organisation("纸质示例公司")
    contact, writer = (
        make_assignment(role, None, organisation=organisation) for role in (Role.ENTRY_OWNER, Role.ENTRY_MEMBER)
    )
    track = Track.objects.get(pk=call.track.pk)
    return Company(organisation, contact, writer, take_in_entry(clerk.as_actor(), track, organisation))


def _send(client: Client, entry: Entry, **files: bytes) -> object:
    sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return client.post(reverse("entries:take_in_files", args=[entry.public_id]), {"files": sent}, follow=True)


def _scan(client: Client, entry: Entry) -> None:
    address = reverse("files:upload", args=["taken_in", entry.public_id, "signed_application"])
    client.post(address, {"file": SimpleUploadedFile("盖章.pdf", make_pdf())})


def _handed_in(client: Client, clerk: Assignment, paper: Company) -> Submission:
    sign_in(client, clerk)
    fill_in_form(clerk.as_actor(), paper.entry)
    _scan(client, paper.entry)
    return submit_entry(clerk.as_actor(), paper.entry)


def test_taking_in_is_an_act_of_the_clerk(paper: Company, clerk: Assignment) -> None:
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject, last.actor) == ("entry.take_in", paper.entry.public_id, clerk.as_actor().id)
    assert (paper.entry.is_taken_in, paper.entry.created_by) == (True, clerk.person)
    assert paper.entry.parts.count() == 36


def test_one_live_application_however_it_came(call: Call, ours: Company, paper: Company, clerk: Assignment) -> None:
    track = Track.objects.get(pk=call.track.pk)
    for of, told in ((ours, "writes an application in this track itself"), (paper, "is taken in already")):
        with pytest.raises(BlockedError, match=told):
            take_in_entry(clerk.as_actor(), track, of.organisation)
    with pytest.raises(BlockedError, match="the office takes in your application"):
        create_entry(paper.contact.as_actor(), track)
    withdraw_entry(clerk.as_actor(), paper.entry, "公司改为网上申报")
    assert not create_entry(paper.contact.as_actor(), track).is_taken_in


@pytest.mark.leak
def test_office_writes_what_it_takes_in_and_nothing_else(ours: Company, paper: Company, clerk: Assignment) -> None:
    office = clerk.as_actor()
    write(office, paper.part("1.1"), "1.1a", "代录的说明")
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "机密的草稿")
    assert {part.entry for part in doors.parts(office)} == {paper.entry}
    assert list(doors.taken_in_entries(office)) == [paper.entry]
    for door, row in ((doors.part, ours.part("1.1")), (doors.written_entry, ours.entry), (doors.entry, ours.entry)):
        with pytest.raises(NotFoundError):
            door(office, row.public_id)
    with pytest.raises(NotFoundError):
        write(office, ours.part("1.1"), "1.1a", "改一改")
    assert rules.WRITE_PART.refusal(office, ours.part("1.1")).zh == "这份申报由申报组织自己填写"


@pytest.mark.leak
def test_office_finds_no_draft_of_what_a_company_handed_in(ours: Company, clerk: Assignment, client: Client) -> None:
    submitted_entry(ours)
    reopen_entry(ours.contact.as_actor(), ours.entry)
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "机密的草稿")
    sign_in(client, clerk)
    assert list(doors.parts(clerk.as_actor())) == []
    for name in ("entry", "completeness", "attachments", "submit", "withdraw", "report_word", "upload_report"):
        assert client.get(reverse(f"entries:{name}", args=[ours.entry.public_id])).status_code == 404
    for act in (submit_entry, reopen_entry):
        with pytest.raises(NotPermittedError):
            act(clerk.as_actor(), ours.entry)
    with pytest.raises(NotPermittedError):
        withdraw_entry(clerk.as_actor(), ours.entry, "不该")


@pytest.mark.leak
def test_who_finds_what_is_being_taken_in(call: Call, ours: Company, paper: Company) -> None:
    company = (paper.contact, paper.writer, ours.contact)
    others = [one.as_actor() for one in company] + [
        make_actor(Role.OFFICE_CLERK, None, programme=make_programme("另一示例奖")),
        make_actor(Role.SUPERVISOR, call.cycle),
        make_actor(Role.CONTRACTOR, call.cycle),
        make_actor(Role.EXPERT, call.cycle),
        make_actor(Role.OPERATOR),
    ]
    found = {one.role: (list(doors.entries(one)), list(doors.parts(one).filter(entry=paper.entry))) for one in others}
    assert found == {one.role: ([ours.entry] if one is others[2] else [], []) for one in others}
    assert list(doors.entries(call.lead)) == [paper.entry]


def test_company_reads_what_was_taken_in_and_never_writes_it(paper: Company, clerk: Assignment, client: Client) -> None:
    made = _handed_in(client, clerk, paper)
    contact = paper.contact.as_actor()
    assert doors.submission(contact, made.public_id) == made
    assert [part.code for part in doors.parts(contact)][:2] == ["profile", "overview"]
    sign_in(client, paper.contact)
    assert "代录" in client.get(reverse("entries:entry", args=[paper.entry.public_id])).content.decode()
    for act in (reopen_entry, submit_entry):
        with pytest.raises(NotPermittedError):
            act(contact, paper.entry)
    reopen_entry(clerk.as_actor(), paper.entry)
    assert (list(doors.parts(contact)), list(doors.submissions(contact))) == ([], [made])
    hand_to(paper.part("1.1"), paper.writer.person)
    assert list(doors.parts(paper.writer.as_actor())) == []


@pytest.mark.leak
def test_files_are_found_by_others_once_they_were_handed_in(
    call: Call, paper: Company, clerk: Assignment, client: Client
) -> None:
    sign_in(client, clerk)
    _send(client, paper.entry, **{"1.1a 任职证明.pdf": make_pdf()})
    _scan(client, paper.entry)
    who = [paper.contact.as_actor(), make_actor(Role.SUPERVISOR, call.cycle), make_actor(Role.EXPERT, call.cycle)]
    assert stored_files(clerk.as_actor()).count() == 2
    assert [stored_files(one).count() for one in who] == [0, 0, 0]
    fill_in_form(clerk.as_actor(), paper.entry)
    submit_entry(clerk.as_actor(), paper.entry)
    assert [stored_files(one).count() for one in who] == [2, 2, 0]


def test_scan_of_the_signed_application_is_what_blocks(paper: Company, clerk: Assignment, client: Client) -> None:
    fill_in_form(clerk.as_actor(), paper.entry)
    with pytest.raises(BlockedError) as raised:
        submit_entry(clerk.as_actor(), paper.entry)
    assert [problem.what("zh") for problem in raised.value.problems] == ["没有“签字盖章的申报材料（扫描件）”"]
    sign_in(client, clerk)
    _scan(client, paper.entry)
    assert submit_entry(clerk.as_actor(), paper.entry).number == 1


def test_snapshot_receipt_and_paper_name_the_clerk(paper: Company, clerk: Assignment, client: Client) -> None:
    made = _handed_in(client, clerk, paper)
    content = json.loads(made.content)
    assert content["entry"]["taken_in_by"] == clerk.person.name
    assert [one["name"] for one in content["papers"][0]["files"]] == ["盖章.pdf"]
    assert paper_of(made).content["taken_in_by"] == clerk.person.name
    for name, of in (("entry", paper.entry), ("receipt", made), ("submission", made)):
        shown = client.get(reverse(f"entries:{name}", args=[of.public_id])).content.decode()
        assert f"秘书处收件，{clerk.person.name}代录" in shown


def test_companys_own_application_names_no_clerk(ours: Company) -> None:
    assert json.loads(submitted_entry(ours).content)["entry"]["taken_in_by"] == ""


def test_folder_is_sorted_out(paper: Company, clerk: Assignment, client: Client) -> None:
    sign_in(client, clerk)
    word = filled_word(paper, {"1.1a": document_from_text("纸上的说明")}, {"1.1": "60"})
    other = filled_word(paper, {})
    response = _send(
        client,
        paper.entry,
        **{
            "自评报告.docx": word,
            "1.1a 任职证明.pdf": make_pdf(),
            "营业执照.pdf": make_pdf(2),
            "２．１b 会议.docx": other,
        },
    )
    shown = [
        (one.title, one.part.code, [link.criterion for link in one.links.all()]) for one in Attachment.objects.all()
    ]
    assert shown == [
        ("1.1a 任职证明", "1.1", ["1.1a"]),
        ("营业执照", "profile", []),
        ("２．１b 会议", "2.1", ["2.1b"]),
    ]
    page = response.content.decode()
    [address] = {part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/filled_reports")}
    compared = client.get(address)
    assert list(boxes(compared)) == ["1.1/1.1a@0", "1.1/self_score@0"]
    take(client, compared)
    assert texts_of(ENTRY_PART, paper.part("1.1"))["self_score"] == "60"


def test_folder_with_a_bad_file_is_not_taken_at_all(paper: Company, clerk: Assignment, client: Client) -> None:
    sign_in(client, clerk)
    response = _send(client, paper.entry, **{"好.pdf": make_pdf(), "坏.exe": b"MZ", "也坏.pdf": b"nothing"})
    shown = response.content.decode()
    assert (response.status_code, Attachment.objects.count()) == (422, 0)
    assert ("坏.exe" in shown, "也坏.pdf" in shown, "一个文件也没有收下" in shown) == (True, True, True)
    assert (
        "没有选择文件" in client.post(reverse("entries:take_in_files", args=[paper.entry.public_id])).content.decode()
    )


def test_from_the_menu_to_the_files(call: Call, clerk: Assignment, client: Client) -> None:
    organisation = make_organisation("来件示例公司")
    sign_in(client, clerk)
    address = reverse("entries:take_in", args=[call.track.public_id])
    assert address in client.get(reverse("entries:taken_in")).content.decode()
    assert "来件示例公司" in client.get(address).content.decode()
    response = client.post(address, {"organisation": organisation.public_id}, follow=True)
    entry = Entry.objects.get(organisation=organisation)
    assert response.redirect_chain[-1][0] == reverse("entries:take_in_files", args=[entry.public_id])
    assert texts_of(ENTRY_PART, entry.parts.get(code="profile"))["name"] == "来件示例公司"
    again = client.post(address, {"organisation": organisation.public_id})
    assert (again.status_code, "已有代录的申报" in again.content.decode()) == (409, True)
    one = entry.parts.get(code="1.1")
    for kind, row in (("part", one), ("entry", entry)):
        assert client.get(reverse("audit:history", args=[kind, row.public_id])).status_code == 200
    part = client.get(reverse("entries:part", args=[one.public_id]))
    assert (part.status_code, "只供查看" in part.content.decode()) == (200, False)


def test_company_does_not_find_the_pages_of_taking_in(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    for address in (reverse("entries:taken_in"), reverse("entries:take_in_files", args=[ours.entry.public_id])):
        assert client.get(address).status_code == 404
