"""Papers to be signed: what they say, their scans, and when they hold no longer."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.writing import complete, hand_in_copy, submitted_entry, write
from web.make import make_assignment, sign_in
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.submissions import submit_entry, withdraw_entry
from zhiheng.web.entries.completeness import lacks
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.signed_papers import PAPERS, facts_of_papers, paper_lines, text_of_paper
from zhiheng.web.entries.written import Written
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.models import StoredFile
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.models import Setting


def _unsigned(company: Company) -> list[str]:
    found = lacks(Written(company.contact.as_actor(), Entry.objects.get(pk=company.entry.pk)))
    return [lack.text.zh for lack in found if lack.reason == "unsigned"]


def test_papers_state_who_applies_for_what(ours: Company) -> None:
    write(ours.contact.as_actor(), ours.part("profile"), "representative", "王{五")
    text = "".join(text_of_paper(PAPERS["letter_of_authority"], facts_of_papers(ours.entry)))
    for expected in ("甲示例公司", ours.organisation.credit_code, "王{五", ours.contact.person.name, "2100年度"):
        assert expected in text


def test_required_papers_are_missing_until_their_scans_are_there(ours: Company) -> None:
    assert _unsigned(ours) == ["承诺书", "推荐意见", "保密审查意见"]
    for key in ("undertaking", "recommendation", "internal_notice"):
        hand_in_copy(ours, key)
    assert _unsigned(ours) == ["保密审查意见"]
    print_code(ours.contact.as_actor(), ours.entry, PAPERS["secrecy_check"].print_kind)
    assert _unsigned(ours) == ["保密审查意见"]


def test_recommendation_can_be_switched_off(ours: Company) -> None:
    Setting.objects.filter(cycle=ours.entry.cycle, key="application.asks_recommendation").update(value=False)
    assert _unsigned(ours) == ["承诺书", "保密审查意见"]
    keys = [line.paper.key for line in paper_lines(ours.contact.as_actor(), Entry.objects.get(pk=ours.entry.pk))]
    assert keys == ["undertaking", "letter_of_authority", "internal_notice", "secrecy_check"]


def test_copy_holds_until_what_it_says_changes(ours: Company) -> None:
    complete(ours)
    assert _unsigned(ours) == []
    write(ours.contact.as_actor(), ours.part("profile"), "representative", "赵六")
    assert _unsigned(ours) == ["承诺书"]
    [line] = [one for one in paper_lines(ours.contact.as_actor(), ours.entry) if one.paper.key == "undertaking"]
    assert [(one.is_current, len(one.scans)) for one in line.printed] == [(False, 1)]
    Organisation.objects.filter(pk=ours.organisation.pk).update(name="改名公司")
    assert _unsigned(ours) == ["承诺书", "推荐意见", "保密审查意见"]


def test_unsigned_paper_blocks_handing_in(ours: Company) -> None:
    complete(ours)
    StoredFile.objects.filter(name="保密审查意见.pdf").delete()
    with pytest.raises(BlockedError) as raised:
        submit_entry(ours.contact.as_actor(), ours.entry)
    assert [problem.what("zh") for problem in raised.value.problems] == ["没有“保密审查意见”的签章页"]


def test_snapshot_names_the_copies_that_hold(ours: Company) -> None:
    made = submitted_entry(ours)
    papers = json.loads(made.content)["papers"]
    assert [(one["title"]["zh"], len(one["files"])) for one in papers] == [
        (paper.title.zh, 1) for paper in PAPERS.values()
    ]


def test_withdrawn_application_prints_nothing(ours: Company) -> None:
    contact = ours.contact.as_actor()
    withdraw_entry(contact, ours.entry, "停产")
    with pytest.raises(NotPermittedError):
        print_code(contact, Entry.objects.get(pk=ours.entry.pk), PAPERS["undertaking"].print_kind)


def test_missing_copy_is_handed_in_during_the_screening_too(call: Call, ours: Company) -> None:
    call.set_stage(Stage.SCREENING)
    kind = PAPERS["undertaking"].print_kind
    assert print_code(ours.contact.as_actor(), Entry.objects.get(pk=ours.entry.pk), kind).kind == kind
    call.set_stage(Stage.EVALUATION)
    with pytest.raises(NotPermittedError):
        print_code(ours.contact.as_actor(), Entry.objects.get(pk=ours.entry.pk), kind)


def test_contact_prints_and_hands_in_on_the_pages(ours: Company, theirs: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    papers = reverse("entries:papers", args=[ours.entry.public_id])
    sheet = reverse("entries:sheet", args=[ours.entry.public_id, "undertaking"])
    assert sheet in client.get(papers).content.decode()
    page = client.get(sheet).content.decode()
    code = print_code(ours.contact.as_actor(), ours.entry, PAPERS["undertaking"].print_kind)
    assert shown_code(code.code) in page
    assert (
        reverse("files:upload", args=["signed_copy", code.public_id, "signed_copy"])
        in client.get(papers).content.decode()
    )
    assert client.get(reverse("entries:sheet", args=[ours.entry.public_id, "nothing"])).status_code == 404
    for assignment in (theirs.contact, ours.writer):
        sign_in(client, assignment)
        assert [client.get(address).status_code for address in (papers, sheet)] == [404, 404]


def test_office_opens_the_copies_of_what_was_handed_in(call: Call, ours: Company, client: Client) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, call.cycle))
    scan = hand_in_copy(ours, "undertaking")
    papers = reverse("entries:papers", args=[ours.entry.public_id])
    show = reverse("files:show", args=[scan.public_id])
    assert [client.get(address).status_code for address in (papers, show)] == [404, 404]
    submitted_entry(ours)
    assert [client.get(address).status_code for address in (papers, show)] == [200, 200]
    assert client.get(reverse("entries:sheet", args=[ours.entry.public_id, "undertaking"])).status_code == 404
