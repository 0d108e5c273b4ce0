"""Issues carried to the site, what is found there, and who never reads them."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from web.make import make_assignment, make_person, sign_in
from web.panels.world import add_conflict
from web.visits.world import Visiting
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.files.models import StoredFile
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.visits import doors
from zhiheng.web.visits.actions.issues import (
    Carried,
    Logged,
    add_log,
    carry_issue,
    change_issue,
    end_issue,
    reopen_issue,
)
from zhiheng.web.visits.actions.visits import Arranged, choose_team, make_visit
from zhiheng.web.visits.errors import StaleIssueError
from zhiheng.web.visits.file_doors import PHOTO, SITE_PHOTOS
from zhiheng.web.visits.issue_page import counts_of
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.text_fields import FINDING, NOTE, VISIT_ISSUE, VISIT_LOG

pytestmark = pytest.mark.django_db
BATCH = Carried("verify", "2.2", "任选一批能否双向追溯", "质量部长", "批次记录")


def find(actor: Actor, issue: Issue, text: str = "现场演示双向追溯成功") -> None:
    """Write what was found."""
    save_version(actor, draft(actor, VISIT_ISSUE, issue.public_id, FINDING), Edit(new_id(), 0, text))


def version(issue: Issue) -> int:
    return Issue.objects.get(pk=issue.pk).version


def test_members_carry_and_change_issues(visiting: Visiting) -> None:
    member = visiting.review.expert(1)
    with pytest.raises(BadInputError) as refused:
        carry_issue(member, visiting.visit, Carried("verify", "9.9", " "))
    assert [one.place.cell for one in refused.value.problems] == ["indicator", "question"]
    first = carry_issue(member, visiting.visit, BATCH)
    second = carry_issue(visiting.leader, visiting.visit, Carried("clarify", "1.1", "海外业务"))
    assert [(one.number, one.version, one.outcome) for one in (first, second)] == [(1, 1, ""), (2, 1, "")]
    change_issue(visiting.leader, first, Carried("verify", "2.2", "任选两批"), seen=1)
    assert (version(first), Issue.objects.get(pk=first.pk).question) == (2, "任选两批")
    with pytest.raises(StaleIssueError):
        change_issue(member, first, BATCH, seen=1)
    with pytest.raises(BadInputError):
        change_issue(member, first, Carried("verify", "2.2", ""), seen=2)
    for other in (visiting.clerk, visiting.supervisor, visiting.contact):
        with pytest.raises(NotPermittedError):
            carry_issue(other, visiting.visit, BATCH)


def test_what_a_device_sends_twice_is_made_once(visiting: Visiting) -> None:
    own = new_id()
    made = carry_issue(visiting.leader, visiting.visit, BATCH, own)
    before = LedgerEntry.objects.count()
    again = carry_issue(visiting.leader, visiting.visit, BATCH, own)
    assert (made.public_id, again.pk, LedgerEntry.objects.count()) == (own, made.pk, before)
    with pytest.raises(NotFoundError):
        carry_issue(visiting.leader, visiting.visit, BATCH, "1-2-3")
    logged = new_id()
    line = add_log(visiting.leader, visiting.visit, Logged("interview", "车间主任", made), logged)
    assert add_log(visiting.leader, visiting.visit, Logged("interview", "车间主任", made), logged).pk == line.pk
    other = another_visit(visiting)
    with pytest.raises(NotFoundError):
        carry_issue(visiting.leader, other, BATCH, own)
    with pytest.raises(NotFoundError):
        add_log(visiting.leader, other, Logged("interview", "车间主任", made))
    with pytest.raises(BadInputError):
        add_log(visiting.leader, other, Logged("document", " "))


def another_visit(visiting: Visiting) -> Visit:
    """The visit to the other company, which needs no consensus."""
    visiting.review.call.cycle.phases.filter(code="consensus").update(is_on=False)
    return make_visit(visiting.clerk, visiting.reviewed(1), Arranged())


def test_issue_ends_with_a_finding(visiting: Visiting) -> None:
    made = carry_issue(visiting.leader, visiting.visit, BATCH)
    with pytest.raises(BlockedError, match="not written what was found"):
        end_issue(visiting.leader, made, "verified", seen=1)
    find(visiting.review.expert(1), made)
    with pytest.raises(BlockedError, match="no such outcome"):
        end_issue(visiting.leader, made, "", seen=1)
    end_issue(visiting.leader, made, "partly", seen=1)
    ended = Issue.objects.get(pk=made.pk)
    assert (ended.outcome, ended.version, ended.ended_by_id) == ("partly", 2, visiting.leader.person)
    counts = [count for _, count in counts_of(visiting.visit)]
    assert counts == [0, 0, 1, 0]
    with pytest.raises(NotPermittedError, match="ended"):
        change_issue(visiting.leader, made, BATCH, seen=2)
    with pytest.raises(NotPermittedError):
        find(visiting.leader, made)
    with pytest.raises(StaleIssueError):
        reopen_issue(visiting.leader, made, seen=1)
    reopen_issue(visiting.review.expert(1), made, seen=2)
    assert Issue.objects.get(pk=made.pk).ended_at is None
    end_issue(visiting.leader, made, "verified", seen=3)


def test_who_is_not_in_the_team_finds_no_issue(visiting: Visiting) -> None:
    made = carry_issue(visiting.leader, visiting.visit, BATCH)
    line = add_log(visiting.leader, visiting.visit, Logged("interview", "车间主任"))
    visiting.issue_notice()
    stranger = make_assignment(Role.EXPERT, visiting.review.call.cycle, make_person("外人")).as_actor()
    outside = [visiting.contact, visiting.other_contact, visiting.liaison.as_actor(), stranger]
    assert [doors.issues(one).count() + doors.visit_logs(one).count() for one in outside] == [0] * 4
    inside = [visiting.clerk, visiting.supervisor, visiting.review.expert(1), visiting.review.expert(2)]
    assert [doors.issues(one).count() + doors.visit_logs(one).count() for one in inside] == [2] * 4
    add_conflict(visiting.review.experts[1], visiting.review.company(0))
    people = [one.person for one in visiting.review.experts]
    choose_team(visiting.clerk, visiting.visit, people[:1])
    for number in (1, 2):
        actor = visiting.review.expert(number)
        assert doors.issues(actor).count() == 0
        with pytest.raises(NotPermittedError):
            carry_issue(actor, visiting.visit, BATCH)
        for kind, of, name in ((VISIT_ISSUE, made, FINDING), (VISIT_LOG, line, NOTE)):
            with pytest.raises(NotFoundError):
                draft(actor, kind, of.public_id, name)


@pytest.fixture
def member(client: Client, visiting: Visiting) -> Client:
    sign_in(client, visiting.review.experts[1])
    return client


def test_issue_by_its_pages(member: Client, visiting: Visiting) -> None:
    at = [visiting.visit.public_id]
    sent = {
        "kind": "verify",
        "indicator": "2.2",
        "question": "任选一批能否双向追溯",
        "whom": "质量部长",
        "id": new_id(),
    }
    empty = member.post(reverse("visits:carry", args=at), {**sent, "question": ""})
    assert "没有写要查证什么" in empty.content.decode()
    member.post(reverse("visits:carry", args=at), sent)
    made = Issue.objects.get()
    assert made.public_id == sent["id"]
    carry_issue(visiting.leader, visiting.visit, Carried("clarify", "1.1", "海外业务"))
    listed = member.get(reverse("visits:issues", args=at)).content.decode()
    assert listed.index("海外业务") < listed.index("双向追溯")
    assert "共 2 项，未结 2 项" in listed
    issue = [made.public_id]
    form = member.get(reverse("visits:change_issue", args=issue)).content.decode()
    assert 'name="seen" value="1"' in form
    member.post(reverse("visits:change_issue", args=issue), {**sent, "question": "任选两批", "seen": "1"})
    stale = member.post(reverse("visits:change_issue", args=issue), {**sent, "seen": "1"})
    assert ["刚刚被别人改动" in stale.content.decode(), "现在保存的是：任选两批" in stale.content.decode()] == [
        True,
        True,
    ]
    assert version(made) == 2
    end = reverse("visits:end_issue", args=issue)
    refused = member.post(end, {"outcome": "verified", "seen": "2"})
    assert (refused.status_code, "还没有写查证情况" in refused.content.decode()) == (409, True)
    find(visiting.leader, made)
    page = member.post(end, {"outcome": "verified", "seen": "2"}, follow=True).content.decode()
    assert ("已证实" in page, 'name="outcome"' in page, "重新打开" in page) == (True, False, True)
    member.post(reverse("visits:reopen_issue", args=issue), {"seen": "x"})
    assert version(made) == 3
    member.post(reverse("visits:reopen_issue", args=issue), {"seen": "3"})
    assert version(made) == 4


def test_log_by_its_pages(member: Client, visiting: Visiting) -> None:
    at = [visiting.visit.public_id]
    made = carry_issue(visiting.leader, visiting.visit, BATCH)
    add = reverse("visits:add_log", args=at)
    assert "没有写和谁谈" in member.post(add, {"kind": "interview", "what": ""}).content.decode()
    page = member.post(add, {"kind": "document", "what": "批次记录 B-07", "issue": made.public_id}, follow=True)
    assert "任选一批能否双向追溯" in page.content.decode()
    line, actor = VisitLog.objects.get(), visiting.review.expert(1)
    save_version(actor, draft(actor, VISIT_LOG, line.public_id, NOTE), Edit(new_id(), 0, "三日内可查"))
    assert "三日内可查" in member.get(reverse("visits:log", args=at)).content.decode()
    assert "三日内可查" in member.get(reverse("visits:issue", args=[made.public_id])).content.decode()


def photo() -> io.BytesIO:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(content, "JPEG")
    content.seek(0)
    content.name = "现场.jpg"
    return content


def test_photos_are_the_teams(member: Client, visiting: Visiting) -> None:
    made = carry_issue(visiting.leader, visiting.visit, BATCH)
    page = member.get(reverse("visits:issue", args=[made.public_id])).content.decode()
    assert ('capture="environment"' in page, "拍照前先问陪同人员" in page) == (True, True)
    upload = reverse("files:upload", args=[SITE_PHOTOS, made.public_id, PHOTO])
    member.post(upload, {"file": photo()})
    file = StoredFile.objects.get(owner=made.public_id)
    show = reverse("files:show", args=[file.public_id])
    assert member.get(show).status_code == 200
    visiting.issue_notice()
    sign_in(member, visiting.review.company(0).contact)
    assert [member.get(show).status_code, member.post(upload, {"file": photo()}).status_code] == [404, 404]


def test_question_is_carried_from_the_consensus(member: Client, visiting: Visiting) -> None:
    at = [Consensus.objects.get(entry=visiting.entry).public_id, "2.2"]
    link = f"{reverse('visits:carry', args=[visiting.visit.public_id])}?indicator=2.2"
    assert link in member.get(reverse("reviews:consensus_indicator", args=at)).content.decode()
    assert 'value="2.2" selected' in member.get(link).content.decode()
    choose_team(visiting.clerk, visiting.visit, [visiting.review.experts[0].person])
    assert (
        "visits" not in member.get(reverse("reviews:consensus_indicator", args=at)).content.decode().split("<main")[1]
    )
    sign_in(member, make_assignment(Role.OFFICE_CLERK, visiting.review.call.cycle))
    page = member.get(reverse("reviews:consensus_indicator", args=at)).content.decode()
    assert link not in page
