"""What a member of the committee reads: the candidates of the own meeting, none the member is recused from."""

import json

import pytest
from django.urls import reverse

from documents.examples import paragraph, picture
from web.committee.test_electronic import browser_of
from web.committee.test_meeting import frozen, met, people
from web.entries.writing import insert_picture
from web.make import make_assignment
from web.permissions.worlds import content_of
from web.results.conftest import Judged, call, clerk, judged
from web.reviews.evidence import add_evidence
from zhiheng.canonical import canonical_json
from zhiheng.documents import document_of
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee import doors
from zhiheng.web.committee.actions.meeting import note_recusal
from zhiheng.web.committee.models import CommitteeMeeting
from zhiheng.web.committee.queries import agenda_of
from zhiheng.web.entries.models import Attachment, Entry, Submission, SubmittedFile
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.people.models import Assignment
from zhiheng.web.results.models import Result

__all__ = ["call", "clerk", "frozen", "judged", "met"]


@pytest.fixture
def shown(judged: Judged) -> StoredFile:
    """A picture in the first company's text, which also handed in a certificate."""
    company = judged.companies[0]
    state = Entry.objects.filter(pk=company.entry.pk)
    state.update(state=Entry.State.WRITING)
    judged.call.set_stage(Stage.CALL)
    file, evidence = insert_picture(company.contact.as_actor(), company.part("1.1")), add_evidence(company)
    judged.call.set_stage(Stage.EVALUATION)
    state.update(state=Entry.State.SUBMITTED)
    make_pages.func(file.blob_id)
    submission = Submission.objects.get(entry=company.entry)
    content = json.loads(submission.content)
    content["responses"]["1.1a"] = document_of([paragraph("说明示例"), picture(file.public_id, "图 1")]).text
    number = next(
        field for section in content["form"]["experts"] for field in section["fields"] if field["kind"] == "number"
    )
    number["text"] = "98765"
    content["sheets"] = {"data_finance": "四亿元示例"}
    content["attachments"] = [{"number": 1, "title": "证书示例", "file": None, "links": []}]
    Submission.objects.filter(pk=submission.pk).update(content=canonical_json(content).decode())
    SubmittedFile.objects.create(submission=submission, file=file)
    paper = StoredFile.objects.get(owner=evidence.public_id)
    SubmittedFile.objects.create(submission=submission, attachment=evidence, file=paper)
    return file


def test_a_member_reads_candidates_without_money(frozen: Judged, met: CommitteeMeeting, shown: StoredFile) -> None:
    recused, member, *_ = people(met)
    entry = frozen.entries[0]
    note_recusal(frozen.clerk, met, entry, recused, "")
    page = reverse("committee:candidate", args=[entry.public_id])
    image = reverse("committee:candidate_picture", args=[entry.public_id, shown.public_id])
    client = browser_of(member)
    text = client.get(page).content.decode()
    assert ("98765" in text, "成立日期" in text) == (False, True)
    assert ("说明示例" in text, image in text, "证书示例" in text, "四亿元示例" in text) == (True, True, True, False)
    answer = client.get(image)
    assert (answer.status_code, answer["Content-Type"], content_of(answer)[:4]) == (200, "image/webp", b"RIFF")
    reading = LedgerEntry.objects.get(verb="committee.see_candidate")
    assert (reading.actor, reading.subject) == (member.public_id, entry.public_id)
    evidence = StoredFile.objects.get(owner=Attachment.objects.get(entry=entry, number=1).public_id)
    agenda = client.get(reverse("committee:votes")).content.decode()
    assert (page in agenda, "80" in agenda) == (True, True)
    for address in (
        reverse("committee:candidate_picture", args=[entry.public_id, evidence.public_id]),
        reverse("files:show", args=[evidence.public_id]),
        reverse("entries:submission", args=[Submission.objects.get(entry=entry).public_id]),
    ):
        assert client.get(address).status_code == 404
    other = browser_of(recused)
    seen = other.get(reverse("committee:votes")).content.decode()
    assert ("您回避" in seen, page in seen) == (True, False)
    assert [other.get(one).status_code for one in (page, image)] == [404, 404]


def test_the_committee_sees_only_its_rows(frozen: Judged, met: CommitteeMeeting) -> None:
    member, stranger = people(met)[0], make_assignment(Role.COMMITTEE_MEMBER, frozen.cycle)
    actor = Assignment.objects.get(person=member).as_actor()
    assert set(doors.candidates(actor)) == set(frozen.entries)
    assert [list(doors.own_meetings(one)) for one in (actor, stranger.as_actor(), frozen.clerk)] == [[met], [], []]
    for one in (stranger.as_actor(), frozen.clerk):
        assert list(doors.candidates(one)) == []
        with pytest.raises(NotFoundError):
            doors.candidate(one, frozen.entries[0].public_id)
    assert "没有电子票表决" in browser_of(stranger.person).get(reverse("committee:votes")).content.decode()
    Submission.objects.filter(entry=frozen.entries[1]).delete()
    with pytest.raises(NotFoundError):
        doors.candidate_submission(actor, frozen.entries[1])


def test_whom_a_gate_stopped_is_no_candidate(frozen: Judged, met: CommitteeMeeting) -> None:
    content = json.loads(met.result.content)
    (stopped,) = [one for one in content["result"]["entries"] if one["entry"] == frozen.entries[1].code]
    stopped["reached"] = "before"
    Result.objects.update(content=canonical_json(content).decode())
    again = CommitteeMeeting.objects.get()
    assert [one.found["rank"] for one in agenda_of(again)] == [1, 3, 4]
    member = Assignment.objects.get(person=people(met)[0]).as_actor()
    with pytest.raises(NotFoundError):
        doors.candidate(member, frozen.entries[1].public_id)
