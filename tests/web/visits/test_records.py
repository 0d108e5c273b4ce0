"""The record of a visit; feedback on integrity, which the supervisor alone reads."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from web.make import make_assignment, make_person, sign_in
from web.visits.world import Visiting
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.sealed import unseal_text
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.files.models import PrintCode
from zhiheng.web.messages.models import Delivery
from zhiheng.web.visits import doors
from zhiheng.web.visits.actions.integrity import give_feedback
from zhiheng.web.visits.actions.issues import Carried, carry_issue
from zhiheng.web.visits.messages.records import QUESTIONS
from zhiheng.web.visits.models import IntegrityFeedback
from zhiheng.web.visits.text_fields import OPPORTUNITIES, STRENGTHS, VISIT_RECORD, problems_of_record

pytestmark = pytest.mark.django_db
SECRET = "秘密：组长索要礼品"
NOTHING = dict.fromkeys(QUESTIONS, False)


def write(visiting: Visiting, name: str, text: str, base: int = 0) -> None:
    of = draft(visiting.leader, VISIT_RECORD, visiting.visit.public_id, name)
    save_version(visiting.leader, of, Edit(new_id(), base, text))


@pytest.fixture
def begun(visiting: Visiting) -> Visiting:
    """A visit that has begun, and the company has its notice."""
    visiting.issue_notice()
    visiting.begin()
    return visiting


def test_record_is_written_printed_and_loses_its_code(client: Client, visiting: Visiting) -> None:
    carry_issue(visiting.leader, visiting.visit, Carried("verify", "2.2", "任选一批"))
    write(visiting, STRENGTHS, "追溯体系完整")
    write(visiting, OPPORTUNITIES, "对比不足")
    sign_in(client, visiting.review.experts[0])
    at = [visiting.visit.public_id]
    sheet = client.get(reverse("visits:print_record", args=at)).content.decode()
    told = [one in sheet for one in ("追溯体系完整", "对比不足", "任选一批", "未结", "专家示例3（签字）：")]
    assert (told, PrintCode.objects.count()) == ([True] * 5, 1)
    assert "有效" in client.get(reverse("visits:record", args=at)).content.decode()
    write(visiting, STRENGTHS, "得分第一", 1)
    page = client.get(reverse("visits:record", args=at)).content.decode()
    assert ("已失效" in page, "可能说到得分或名次" in page) == (True, True)
    sign_in(client, visiting.review.experts[1])
    assert client.get(reverse("visits:print_record", args=at)).status_code == 403
    assert problems_of_record(visiting.visit, STRENGTHS, "追溯体系完整") == []


def test_guests_find_no_record(visiting: Visiting) -> None:
    visiting.issue_notice()
    for actor in (visiting.contact, visiting.liaison.as_actor()):
        with pytest.raises(NotFoundError):
            draft(actor, VISIT_RECORD, visiting.visit.public_id, STRENGTHS)
    with pytest.raises(NotFoundError):
        draft(visiting.leader, VISIT_RECORD, visiting.visit.public_id, "other")
    of_office = draft(visiting.clerk, VISIT_RECORD, visiting.visit.public_id, STRENGTHS)
    with pytest.raises(NotPermittedError):
        save_version(visiting.clerk, of_office, Edit(new_id(), 0, "代写"))


def test_company_gives_feedback_once_the_visit_began(visiting: Visiting) -> None:
    visiting.issue_notice()
    with pytest.raises(NotPermittedError, match="not begun"):
        give_feedback(visiting.contact, visiting.visit, NOTHING, "")
    visiting.begin()
    with pytest.raises(BadInputError) as refused:
        give_feedback(visiting.contact, visiting.visit, NOTHING | {"gifts": True}, " ")
    assert [one.place.cell for one in refused.value.problems] == ["text"]
    for other in (visiting.clerk, visiting.leader, visiting.supervisor):
        with pytest.raises(NotPermittedError):
            give_feedback(other, visiting.visit, NOTHING, "")
    with pytest.raises(NotFoundError):
        give_feedback(visiting.other_contact, visiting.visit, NOTHING, "")
    give_feedback(visiting.contact, visiting.visit, NOTHING, "")
    with pytest.raises(NotPermittedError, match="given already"):
        give_feedback(visiting.contact, visiting.visit, NOTHING, "")


def test_supervisor_alone_reads_it(client: Client, begun: Visiting) -> None:
    made = give_feedback(begun.contact, begun.visit, NOTHING | {"gifts": True}, SECRET)
    cycle = begun.review.call.cycle
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM visits_integrityfeedback")
        blob = bytes(cursor.fetchone()[0])
    assert (SECRET.encode() in blob, SECRET in unseal_text(blob)) == (False, True)
    assert [one for one in LedgerPayload.objects.all() if SECRET in str(one.payload)] == []
    notices = Delivery.objects.filter(person_id=begun.supervisor.person, notice__title_zh__contains="廉洁反馈表")
    assert [SECRET in one.notice.title_zh for one in notices] == [False]
    everybody = [begun.clerk, begun.lead, begun.contact, begun.liaison.as_actor(), begun.leader]
    assert [doors.integrity_feedbacks(one).count() for one in everybody] == [0] * 5
    assert list(doors.integrity_feedbacks(begun.supervisor)) == [made]
    at = [begun.visit.public_id]
    pages = [reverse(f"visits:{name}", args=at) for name in ("visit", "plan", "record", "feedback", "issues")]
    pages.append(reverse("audit:history", args=["visit", *at]))
    strangers = [make_assignment(role, cycle, make_person()) for role in (Role.OFFICE_LEAD, Role.OFFICE_CLERK)]
    for one in (*strangers, *begun.review.experts, begun.liaison, begun.review.company(0).contact):
        sign_in(client, one)
        assert [SECRET in client.get(page).content.decode() for page in pages] == [False] * 6
        assert client.get(pages[3]).status_code == 404
    sign_in(client, make_assignment(Role.SUPERVISOR, cycle))
    assert SECRET in client.get(pages[3]).content.decode()


def test_pages_of_feedback(client: Client, begun: Visiting) -> None:
    at = [begun.visit.public_id]
    sign_in(client, make_assignment(Role.SUPERVISOR, begun.review.call.cycle))
    assert "还没有交" in client.get(reverse("visits:feedback", args=at)).content.decode()
    sign_in(client, begun.review.company(0).contact)
    gives = reverse("visits:give_feedback", args=at)
    assert gives in client.get(reverse("visits:plan", args=at)).content.decode()
    sent = {**dict.fromkeys(QUESTIONS, "no"), "text": ""}
    assert "没有写情况" in client.post(gives, {**sent, "leaks": "yes"}).content.decode()
    after = client.post(gives, sent, follow=True).content.decode()
    assert ("由监督人员直接查收" in after, gives in after, IntegrityFeedback.objects.count()) == (True, False, 1)
