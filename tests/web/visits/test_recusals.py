"""The notice of a visit, challenges of members, the sign-in sheet, where no photos may be taken."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_person, sign_in
from web.panels.world import join
from web.visits.world import Visiting
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.files.models import PrintCode
from zhiheng.web.messages.actions import receive_letter
from zhiheng.web.messages.models import Delivery, Letter
from zhiheng.web.panels.doors import reviewed_entries
from zhiheng.web.panels.models import Conflict, ExpertProfile
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.visits import doors
from zhiheng.web.visits.actions.recusals import ask_recusal, keep_notice, refuse_recusal, uphold_recusal
from zhiheng.web.visits.actions.visits import Arranged, arrange_visit, choose_team
from zhiheng.web.visits.models import RecusalRequest, VisitMember
from zhiheng.web.visits.notices import last_days_to_challenge
from zhiheng.web.visits.text_fields import AREAS, VISIT_AREAS
from zhiheng.web.visits.today import items

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def noticed(visiting: Visiting) -> Visiting:
    """A visit whose notice the company has opened."""
    receive_letter(visiting.contact, visiting.issue_notice())
    return visiting


def member(visiting: Visiting, number: int) -> VisitMember:
    person = visiting.review.experts[number].person
    return VisitMember.objects.filter(visit=visiting.visit, person=person).latest("pk")


def delivered(visiting: Visiting, moment: datetime) -> None:
    Letter.objects.filter(kind="visit_notice").update(delivered_at=moment)
    VisitMember.objects.filter(visit=visiting.visit).update(joined_at=moment - timedelta(days=3))


def told(number: int, text: str, visiting: Visiting) -> int:
    person = visiting.review.experts[number].person
    return Delivery.objects.filter(person=person, notice__title_zh__contains=text).count()


def test_notice_is_drafted_with_what_is_known(client: Client, visiting: Visiting) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, visiting.review.call.cycle))
    first = visiting.review.experts[0].person
    programme = visiting.review.call.cycle.programme
    ExpertProfile.objects.create(programme=programme, person=first, employer="示例大学", post="教授")
    address = reverse("visits:draft_notice", args=[visiting.visit.public_id])
    client.post(address)
    body = Letter.objects.latest("pk").body
    assert "专家示例1（示例大学，教授）；专家示例2；专家示例3" in body
    assert ("【待填：时间】" in body, "二、地点：示例路 1 号" in body, "收到本通知书之日起1个工作日" in body) == (
        True,
        True,
        True,
    )
    assert "第1天 09:00–09:30 首次会议；" in body
    arrange_visit(visiting.clerk, visiting.visit, Arranged(date(2100, 3, 2), date(2100, 3, 2)))
    client.post(address)
    arrange_visit(visiting.clerk, visiting.visit, Arranged(date(2100, 3, 2), date(2100, 3, 3)))
    client.post(address)
    texts = [one.body for one in Letter.objects.filter(kind="visit_notice").order_by("-pk")[:2]]
    assert ["2100年3月2日至2100年3月3日" in texts[0], "一、时间：2100年3月2日\n" in texts[1]] == [True, True]
    assert visiting.visit.notices.count() == 3
    page = client.get(reverse("visits:visit", args=[visiting.visit.public_id])).content.decode()
    assert (page.count("现场评审通知书</a>"), "入围还没有决定" in page) == (3, True)


def test_notice_is_a_letter_to_the_company(visiting: Visiting) -> None:
    letter = visiting.issue_notice()
    Letter.objects.filter(pk=letter.pk).update(organisation=visiting.review.company(1).organisation)
    letter.refresh_from_db()
    with pytest.raises(NotFoundError):
        keep_notice(visiting.clerk, visiting.visit, letter)
    with pytest.raises(NotPermittedError):
        keep_notice(visiting.leader, visiting.visit, letter)


def test_contact_challenges_within_working_days(noticed: Visiting) -> None:
    thursday = datetime(2026, 3, 5, 23, 30, tzinfo=SHANGHAI)
    delivered(noticed, thursday)
    found = member(noticed, 1)
    assert last_days_to_challenge(noticed.visit, [found]) == {found.pk: date(2026, 3, 6)}
    with pytest.raises(NotPermittedError, match="ended on 2026-03-06"):
        ask_recusal(noticed.contact, found, "曾任我单位顾问")
    VisitMember.objects.filter(pk=found.pk).update(joined_at=timezone.now())
    with pytest.raises(BadInputError):
        ask_recusal(noticed.contact, found, " ")
    made = ask_recusal(noticed.contact, found, " 曾任我单位顾问 ")
    assert (made.reason, made.is_upheld) == ("曾任我单位顾问", None)
    with pytest.raises(NotPermittedError, match="waits"):
        ask_recusal(noticed.contact, found, "再次申请")
    with pytest.raises(NotFoundError):
        doors.visit_member(noticed.other_contact, found.public_id)
    VisitMember.objects.update(joined_at=timezone.now())
    with pytest.raises(NotFoundError):
        ask_recusal(noticed.other_contact, member(noticed, 2), "与我无关")
    with pytest.raises(NotPermittedError):
        ask_recusal(noticed.leader, member(noticed, 2), "不是申报组织")


def test_time_is_open_until_the_notice_came_and_in_unknown_years(visiting: Visiting) -> None:
    visiting.issue_notice()
    found = member(visiting, 1)
    assert last_days_to_challenge(visiting.visit, [found]) == {found.pk: None}
    Letter.objects.filter(kind="visit_notice").update(state=Letter.State.DELIVERED)
    delivered(visiting, datetime(2150, 3, 5, tzinfo=SHANGHAI))
    assert last_days_to_challenge(visiting.visit, [found]) == {found.pk: None}
    assert ask_recusal(visiting.contact, found, "曾任我单位顾问").is_upheld is None


def test_upheld_challenge_replaces_the_member(noticed: Visiting) -> None:
    extra = join(noticed.review, "专家示例4")
    made = ask_recusal(noticed.contact, member(noticed, 1), "曾任我单位顾问")
    for refused in (noticed.clerk, noticed.contact, noticed.leader):
        with pytest.raises((NotPermittedError, NotFoundError)):
            uphold_recusal(refused, made)
    with pytest.raises(NotFoundError):
        uphold_recusal(noticed.lead, made, noticed.review.experts[2].person)
    with pytest.raises(NotFoundError):
        uphold_recusal(noticed.lead, made, make_person("外人"))
    uphold_recusal(noticed.lead, made, extra.person, "情况属实")
    recused = noticed.review.experts[1]
    conflict = Conflict.objects.get(entry=noticed.entry, person=recused.person)
    assert (conflict.kind, conflict.confirmed_by, conflict.source) == ("other", conflict.made_by, "office")
    left, joined = member(noticed, 1), VisitMember.objects.get(visit=noticed.visit, person=extra.person)
    assert (left.ended is not None, left.reason, joined.replaces) == (True, "申请回避", left)
    actor = recused.as_actor()
    assert (doors.visits(actor).count(), reviewed_entries(actor).filter(entry=noticed.entry).count()) == (0, 0)
    assert doors.visits(extra.as_actor()).count() == 1
    assert Sheet.objects.get(entry=noticed.entry, person=recused.person).state == Sheet.State.WITHDRAWN
    assert Consensus.objects.get(entry=noticed.entry).state == Consensus.State.CLOSED
    assert (told(1, "您须回避", noticed), told(0, "回避", noticed)) == (1, 0)
    made.refresh_from_db()
    assert (made.is_upheld, made.answer) == (True, "情况属实")
    with pytest.raises(NotPermittedError):
        refuse_recusal(noticed.lead, made, "已经同意")


def test_challenge_of_who_is_recused_already_is_upheld_once(noticed: Visiting) -> None:
    made = ask_recusal(noticed.contact, member(noticed, 1), "曾任我单位顾问")
    person = noticed.review.experts[1].person
    known = Conflict.objects.create(
        entry=noticed.entry,
        person=person,
        kind="kin",
        source=Conflict.Source.DECLARED,
        made_by=person,
        confirmed_at=None,
    )
    uphold_recusal(noticed.lead, made)
    known.refresh_from_db()
    assert (Conflict.objects.count(), known.confirmed_at is not None, known.kind) == (1, True, "kin")
    again = ask_recusal(noticed.contact, member(noticed, 2), "曾任我单位顾问")
    third = noticed.review.experts[2].person
    Conflict.objects.create(
        entry=noticed.entry, person=third, kind="kin", source="declared", made_by=third, confirmed_at=timezone.now()
    )
    uphold_recusal(noticed.lead, again)
    assert Conflict.objects.count() == 2


def test_refused_challenge_leaves_the_member(noticed: Visiting) -> None:
    made = ask_recusal(noticed.contact, member(noticed, 1), "曾任我单位顾问")
    with pytest.raises(BadInputError):
        refuse_recusal(noticed.lead, made, " ")
    refuse_recusal(noticed.lead, made, "查无此事")
    assert (member(noticed, 1).ended, Conflict.objects.count()) == (None, 0)
    again = ask_recusal(noticed.contact, member(noticed, 1), "补充材料")
    assert RecusalRequest.objects.filter(member=again.member).count() == 2
    choose_team(noticed.clerk, noticed.visit, [noticed.review.experts[0].person])
    gone = VisitMember.objects.filter(visit=noticed.visit).exclude(ended=None).order_by("pk")[1]
    with pytest.raises(NotPermittedError, match="not in the team"):
        ask_recusal(noticed.contact, gone, "已离开")


def test_member_never_reads_a_challenge(client: Client, noticed: Visiting) -> None:
    made = ask_recusal(noticed.contact, member(noticed, 1), "绝密理由")
    at = reverse("visits:visit", args=[noticed.visit.public_id])
    for number in range(3):
        sign_in(client, noticed.review.experts[number])
        assert "绝密理由" not in client.get(at).content.decode()
        assert doors.recusal_requests(noticed.review.expert(number)).count() == 0
    assert told(1, "回避", noticed) == 0
    for actor in (noticed.liaison.as_actor(), noticed.other_contact):
        assert doors.recusal_requests(actor).count() == 0
    sign_in(client, make_assignment(Role.SUPERVISOR, noticed.review.call.cycle))
    page = client.get(at).content.decode()
    assert ("绝密理由" in page, reverse("visits:uphold", args=[made.public_id]) in page) == (True, False)


def test_pages_of_a_challenge(client: Client, noticed: Visiting) -> None:
    sign_in(client, noticed.review.company(0).contact)
    plan = reverse("visits:plan", args=[noticed.visit.public_id])
    address = reverse("visits:challenge", args=[member(noticed, 1).public_id])
    assert address in client.get(plan).content.decode()
    assert "没有写理由" in client.post(address, {"reason": ""}).content.decode()
    after = client.post(address, {"reason": "曾任我单位顾问"}, follow=True).content.decode()
    assert ("曾任我单位顾问" in after, address in after) == (True, False)
    made, other = RecusalRequest.objects.get(), ask_recusal(noticed.contact, member(noticed, 2), "亲属")
    cycle = Cycle.objects.get(pk=noticed.review.call.cycle.pk)
    assert [str(one.text.zh) for one in items(noticed.lead, cycle, timezone.now())] == [
        "申报甲示例公司 申请 专家示例2 回避，待答复",
        "申报甲示例公司 申请 专家示例3 回避，待答复",
    ]
    assert list(items(noticed.clerk, cycle, timezone.now())) == []
    sign_in(client, make_assignment(Role.OFFICE_LEAD, noticed.review.call.cycle))
    uphold = reverse("visits:uphold", args=[made.public_id])
    assert "曾任我单位顾问" in client.get(uphold).content.decode()
    client.post(uphold, {"answer": ""})
    refuse = reverse("visits:refuse", args=[other.public_id])
    assert "没有写理由" in client.post(refuse, {"reason": ""}).content.decode()
    client.post(refuse, {"reason": "查无此事"})
    sign_in(client, noticed.review.company(0).contact)
    page = client.get(plan).content.decode()
    assert ("已同意回避" in page, "查无此事" in page) == (True, True)


def test_sign_in_sheet_is_printed_with_its_code(client: Client, visiting: Visiting) -> None:
    address = reverse("visits:attendance", args=[visiting.visit.public_id])
    sign_in(client, visiting.review.experts[0])
    page = client.get(address).content.decode()
    assert ("现场评审签到表" in page, "专家示例3" in page, PrintCode.objects.count()) == (True, True, 1)
    sign_in(client, visiting.review.experts[1])
    assert client.get(address).status_code == 403
    sign_in(client, visiting.review.experts[0])
    assert "有效" in client.get(reverse("visits:visit", args=[visiting.visit.public_id])).content.decode()
    choose_team(visiting.clerk, visiting.visit, [one.person for one in visiting.review.experts[:2]])
    assert "已失效" in client.get(reverse("visits:visit", args=[visiting.visit.public_id])).content.decode()


def test_company_writes_where_no_photos_may_be_taken(client: Client, noticed: Visiting) -> None:
    at = noticed.visit.public_id
    before = LedgerEntry.objects.count()
    save_version(noticed.contact, draft(noticed.contact, VISIT_AREAS, at, AREAS), Edit(new_id(), 0, "二号车间"))
    assert LedgerEntry.objects.count() == before
    with pytest.raises(NotFoundError):
        draft(noticed.other_contact, VISIT_AREAS, at, AREAS)
    with pytest.raises(NotFoundError):
        draft(noticed.contact, VISIT_AREAS, at, "other")
    of_expert = draft(noticed.leader, VISIT_AREAS, at, AREAS)
    with pytest.raises(NotPermittedError):
        save_version(noticed.leader, of_expert, Edit(new_id(), 1, "改掉"))
    sign_in(client, noticed.review.experts[1])
    assert "二号车间" in client.get(reverse("visits:visit", args=[at])).content.decode()
