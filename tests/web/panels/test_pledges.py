"""The pledge: a setting of the cycle, kept as it was read, and its paper with the signed copy."""

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_actor, make_assignment, make_person, sign_in
from web.panels.world import Review, join
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import SIGNED_COPY, print_codes
from zhiheng.web.files.models import Blob, PrintCode, Rendition, StoredFile
from zhiheng.web.files.rules import HAND_IN_COPY
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.conflicts import OTHER_TEXT, give_pledge
from zhiheng.web.panels.conflict_queries import staff_lines
from zhiheng.web.panels.models import Pledge
from zhiheng.web.panels.panel_queries import member_lines
from zhiheng.web.panels.pledge_papers import PLEDGE_PAPER, paragraphs_of
from zhiheng.web.panels.pledge_text import text_of_cycle, text_of_pledge
from zhiheng.web.programmes.actions.settings import change_settings

pytestmark = pytest.mark.django_db
OTHER = "{示例}承诺"


def _hand_in(code: PrintCode) -> None:
    """Hand in a scan whose bytes are nowhere."""
    blob = Blob.objects.create(digest="ab" * 32, size=1, type="pdf")
    Rendition.objects.create(blob=blob)
    about = {"owner_kind": SIGNED_COPY, "owner": code.public_id, "purpose": SIGNED_COPY, "name": "承诺书.pdf"}
    where = {"cycle": code.cycle, "programme": code.programme}
    StoredFile.objects.create(**about, **where, blob=blob, uploaded_by=code.printed_by)


def _states(review: Review) -> list[tuple[bool, bool]]:
    return [(one.pledge is not None, one.is_signed) for one in member_lines(review.clerk, review.panel)]


def test_what_is_confirmed_is_the_text_that_was_read(review: Review) -> None:
    cycle, fresh = review.call.cycle, join(review, "新任专家示例", is_ready=False).as_actor()
    before, earlier = text_of_cycle(cycle), Pledge.objects.get(person=review.expert(0).person)
    change_settings(review.clerk, cycle, {"pledge.text": f"{OTHER}一\n{OTHER}二"})
    with pytest.raises(BlockedError) as refused:
        give_pledge(fresh, cycle, before.digest)
    assert [one.message for one in refused.value.problems] == [OTHER_TEXT]
    now = text_of_cycle(cycle)
    made = give_pledge(fresh, cycle, now.digest)
    assert (text_of_pledge(made).promises, made.digest) == ([f"{OTHER}一", f"{OTHER}二"], now.digest)
    assert (text_of_pledge(earlier), earlier.digest) == (before, before.digest)
    assert [one.text("en") for one in now.shown[0]] == [f"{OTHER}一", f"{OTHER}二"]
    assert (
        before.shown[0][3].text("en") == "I accept no gifts, money or treats from applicants, and sell them no advice."
    )


def test_signed_copy_is_matched_by_its_code(review: Review) -> None:
    expert = review.expert(0)
    own = doors.pledges(expert).get()
    code = print_code(expert, own, PLEDGE_PAPER)
    assert [HAND_IN_COPY.allows(one, code) for one in (expert, review.clerk)] == [True, True]
    assert list(print_codes(review.expert(1))) == []
    assert _states(review) == [(True, False)] * 3
    _hand_in(code)
    assert _states(review) == [(True, True), (True, False), (True, False)]
    review.call.cycle.__class__.objects.update(title="改名后的一届")
    assert _states(review) == [(True, False)] * 3


def test_paper_says_who_pledges_what(review: Review) -> None:
    own = doors.pledges(review.expert(0)).get()
    first, *rest = paragraphs_of(own)
    assert first == f"专家示例1参加{review.call.cycle.title}评审工作，现郑重承诺："
    assert len(rest) == 5


def test_paper_is_the_experts_own_and_the_offices(review: Review) -> None:
    own = doors.pledges(review.expert(0)).get()
    supervisor = make_actor(Role.SUPERVISOR, review.call.cycle, make_person())
    for actor in (review.expert(0), review.clerk, supervisor):
        assert doors.pledge(actor, own.public_id) == own
    with pytest.raises(NotFoundError):
        doors.pledge(review.expert(1), own.public_id)
    with pytest.raises(NotPermittedError):
        print_code(supervisor, own, PLEDGE_PAPER)


def test_expert_prints_and_the_office_sees_who_signed(client: Client, review: Review) -> None:
    own = doors.pledges(review.expert(0)).get()
    sign_in(client, review.experts[0])
    paper = reverse("panels:pledge_paper", args=[own.public_id])
    assert paper in client.get(reverse("panels:duties")).content.decode()
    assert "还没有打印过" in client.get(paper).content.decode()
    printed = client.get(reverse("panels:print_pledge", args=[own.public_id])).content.decode()
    code = PrintCode.objects.get(kind=PLEDGE_PAPER)
    assert (shown_code(code.code) in printed, "承诺人（签字）" in printed) == (True, True)
    assert shown_code(code.code) in client.get(paper).content.decode()
    _hand_in(code)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("另一经办示例")))
    for page in (
        reverse("panels:panel", args=[review.panel.public_id]),
        reverse("panels:conflicts", args=[review.call.cycle.public_id]),
    ):
        shown = client.get(page).content.decode()
        assert (shown.count("已确认，已签字"), shown.count("已确认，未交签字页")) == (1, 2)
    sign_in(client, review.experts[1])
    assert client.get(paper).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.COMMITTEE_MEMBER, Role.LIAISON])
def test_others_confirm_once_a_cycle_on_a_page_of_their_own(client: Client, review: Review, role: Role) -> None:
    cycle, held = review.call.cycle, make_assignment(role, review.call.cycle, make_person("人员示例"))
    sign_in(client, held)
    page = reverse("panels:own_pledge")
    assert "我已阅读并确认" in client.get(page).content.decode()
    sent = {"digest": text_of_cycle(cycle).digest}
    assert client.post(reverse("panels:pledge", args=[cycle.public_id]), sent).url == f"{page}?cycle={cycle.public_id}"
    own = Pledge.objects.get(person=held.person)
    assert list(doors.pledges(held.as_actor())) == [own]
    assert reverse("panels:pledge_paper", args=[own.public_id]) in client.get(page).content.decode()
    assert client.get(reverse("panels:pledge_paper", args=[own.public_id])).status_code == 200
    with pytest.raises(NotPermittedError):
        give_pledge(held.as_actor(), cycle, sent["digest"])
    sign_in(client, make_assignment(Role.SUPERVISOR, cycle, make_person("监督示例")))
    assert "人员示例" in client.get(reverse("panels:conflicts", args=[cycle.public_id])).content.decode()


def test_office_sees_who_else_confirmed(review: Review) -> None:
    cycle = review.call.cycle
    contractor = make_assignment(Role.CONTRACTOR, None, make_person("承办示例"), programme=cycle.programme)
    make_assignment(Role.LIAISON, cycle, make_person("联络示例"))
    give_pledge(contractor.as_actor(), cycle, text_of_cycle(cycle).digest)
    lines = [
        (one.member.person.name, one.role.zh, one.pledge is not None, one.is_signed)
        for one in staff_lines(review.call.lead, cycle)
    ]
    assert lines == [("承办示例", "承办机构", True, False), ("联络示例", "联络员", False, False)]
