"""Slots of defences: arranged by the office, told to the applicant, and who finds what of them."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from web.defences.conftest import Defending
from web.make import make_actor, make_assignment, sign_in
from web.panels.world import add_conflict
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.defences import doors, rules
from zhiheng.web.defences.actions import Slot, arrange_defence, tell_slot
from zhiheng.web.defences.attending import attending_at
from zhiheng.web.defences.draft_kinds import DEFENCE_RECORD, QUESTIONS
from zhiheng.web.defences.models import Attending, Defence
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.files.models import PrintCode
from zhiheng.web.messages.models import Notice
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.programmes.models import Phase

pytestmark = pytest.mark.django_db


def _names(defending: Defending) -> list[str]:
    return [one.person.name for one in attending_at([defending.defence])[defending.defence.pk]]


def test_office_arranges_and_tells(defending: Defending) -> None:
    """The applicant learns its slot when told, and of every change afterwards, never who attends."""
    clerk, contact = defending.review.clerk, defending.review.company(0).contact.as_actor()
    found = defending.defence
    assert (found.number, str(found.day), str(found.begins), found.room) == (1, "2100-05-06", "09:30:00", "二楼会议室")
    assert list(doors.defences(contact)) == []
    arrange_defence(clerk, defending.reviewed(), replace(defending.slot(), room="三楼"))
    assert not Notice.objects.filter(title_zh__contains="陈述答辩").exists()
    tell_slot(clerk, defending.defence)
    notice = Notice.objects.get(title_zh__contains="陈述答辩")
    told = set(notice.deliveries.values_list("person", flat=True))
    assert (notice.title_zh, told) == (
        "“申报甲示例公司”陈述答辩：2100-05-06 09:30，三楼",
        {contact.person, *(one.pk for one in defending.people[:2])},
    )
    assert list(doors.defences(contact)) == [found]
    with pytest.raises(NotPermittedError, match="told already"):
        tell_slot(clerk, defending.defence)
    arrange_defence(clerk, defending.reviewed(), replace(defending.slot(defending.people), room="三楼"))
    assert Notice.objects.filter(title_zh__contains="变动").count() == 0
    arrange_defence(clerk, defending.reviewed(), defending.slot())
    assert Notice.objects.filter(title_zh__contains="变动").count() == 1


def test_slot_is_told_once_it_is_complete(defending: Defending) -> None:
    Defence.objects.update(begins=None)
    with pytest.raises(NotPermittedError, match="not all set"):
        tell_slot(defending.review.clerk, defending.defence)


def test_who_attends(defending: Defending) -> None:
    """Members of the panel without a conflict; who is recused or leaves the panel attends no more."""
    clerk, review = defending.review.clerk, defending.review
    assert _names(defending) == ["专家示例1", "专家示例2"]
    with pytest.raises(BadInputError) as refused:
        arrange_defence(clerk, defending.reviewed(), defending.slot([]))
    assert [one.place.cell for one in refused.value.problems] == ["people"]
    with pytest.raises(NotFoundError):
        arrange_defence(clerk, defending.reviewed(), defending.slot([make_assignment(Role.EXPERT).person]))
    arrange_defence(clerk, defending.reviewed(), defending.slot(defending.people[1:]))
    assert _names(defending) == ["专家示例2", "专家示例3"]
    assert Attending.objects.filter(ended=None).count() == 2
    PanelMember.objects.filter(person=defending.people[2]).update(ended="2100-01-01T00:00Z")
    add_conflict(review.experts[1], review.company(0))
    assert _names(defending) == []
    with pytest.raises(NotFoundError):
        arrange_defence(clerk, defending.reviewed(), defending.slot(defending.people[1:2]))


def test_who_finds_a_defence(defending: Defending) -> None:
    """Experts who attend, office and supervisor; nobody else, whatever the role."""
    review, found = defending.review, defending.defence
    tell_slot(review.clerk, found)
    inside = [review.clerk, review.call.lead, make_actor(Role.SUPERVISOR, review.call.cycle), review.expert(0)]
    outside = [review.expert(2), review.company(1).contact.as_actor(), make_actor(Role.LIAISON, review.call.cycle)]
    assert [one.public_id for actor in inside for one in doors.defences(actor)] == [found.public_id] * 4
    assert [one for actor in outside for one in doors.defences(actor)] == []
    add_conflict(review.experts[0], review.company(0))
    with pytest.raises(NotFoundError):
        doors.defence(review.expert(0), found.public_id)


def test_without_the_phase_there_are_none(defending: Defending) -> None:
    clerk, cycle = defending.review.clerk, defending.review.call.cycle
    Phase.objects.filter(pk=defending.phase.pk).update(is_on=False)
    assert [rules.ARRANGE_DEFENCE.allows(clerk, one) for one in (cycle, defending.reviewed(), defending.defence)] == [
        False
    ] * 3
    assert not rules.BEGIN_DEFENCE_SHEET.allows(defending.review.expert(0), defending.defence)
    assert list(doors.cycles_with_defences(clerk)) == []


def test_pages_of_the_office(client: Client, defending: Defending) -> None:
    cycle = defending.review.call.cycle
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle))
    listed = client.get(reverse("defences:defences")).content.decode()
    assert [one in listed for one in ("申报甲示例", "申报乙示例", "2100-05-06 09:30", "0 / 2", "只存档")] == [True] * 5
    url = reverse("defences:arrange", args=[defending.reviewed(1).public_id])
    assert client.get(url).content.decode().count("checked") == 3
    known = client.get(reverse("defences:arrange", args=[defending.reviewed().public_id])).content.decode()
    assert (known.count("checked"), 'value="2100-05-06"' in known) == (2, True)
    assert "没有选参加的专家" in client.post(url, {"number": "2"}).content.decode()
    sent = {
        "number": "2",
        "day": "2100-05-06",
        "begins": "10:15",
        "room": "二楼",
        "people": defending.people[0].public_id,
    }
    assert "已登记" in client.post(url, sent, follow=True).content.decode()
    made = Defence.objects.get(entry=defending.review.company(1).entry)
    page = client.post(reverse("defences:tell", args=[made.public_id]), follow=True).content.decode()
    assert ("已通知申报联系人" in page, "专家示例1" in page) == (True, True)
    sign_in(client, defending.review.company(1).contact)
    own = client.get(reverse("defences:defences")).content.decode()
    assert [one in own for one in ("10:15", "申报甲示例", "专家示例")] == [True, False, False]
    assert client.get(reverse("defences:defence", args=[made.public_id])).status_code == 404


def test_record_is_printed_and_loses_its_code(client: Client, defending: Defending) -> None:
    """Questions and answers, slot and names for signature, never a score."""
    clerk, at = defending.review.clerk, [defending.defence.public_id]

    def write(text: str, base: int) -> None:
        of = draft(clerk, DEFENCE_RECORD, at[0], QUESTIONS)
        save_version(clerk, of, Edit(new_id(), base, text))

    with pytest.raises(NotFoundError):
        draft(clerk, DEFENCE_RECORD, at[0], "other")
    write("问：追溯怎么做？", 0)
    sign_in(client, defending.review.experts[0])
    sheet = client.get(reverse("defences:record", args=at)).content.decode()
    told = [one in sheet for one in ("追溯怎么做", "专家示例2（签字）：", "第 1 家", "陈述 12 分钟")]
    assert (told, PrintCode.objects.count()) == ([True] * 4, 1)
    assert "有效" in client.get(reverse("defences:defence", args=at)).content.decode()
    write("问：追溯怎么做？答：扫码。", 1)
    assert "已失效" in client.get(reverse("defences:defence", args=at)).content.decode()
    timer = client.get(reverse("defences:timer", args=at)).content.decode()
    assert ('data-part="12"' in timer, 'data-part="18"' in timer) == (True, True)


def test_slot_that_is_open(client: Client, defending: Defending) -> None:
    """Nothing but who attends is known yet."""
    arrange_defence(defending.review.clerk, defending.reviewed(), Slot(defending.people))
    sign_in(client, defending.review.experts[0])
    page = client.get(reverse("defences:record", args=[defending.defence.public_id])).content.decode()
    assert "第 1 家" not in page
