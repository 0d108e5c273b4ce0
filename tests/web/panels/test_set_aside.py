"""Relations found by comparison are noted as conflicts or set aside with a reason; panels are composed knowing them."""

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_actor, make_assignment, make_person, sign_in
from web.panels.world import Review
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.conflicts import (
    NO_REASON,
    NOTED_ALREADY,
    SET_ASIDE_ALREADY,
    Relation,
    add_conflict,
    set_aside,
)
from zhiheng.web.panels.conflict_matches import EMPLOYED, HELD_A_ROLE
from zhiheng.web.panels.conflict_queries import match_lines
from zhiheng.web.panels.models import ConflictKind, ExpertProfile, Panel, PanelEntry, PanelMember, SetAside
from zhiheng.web.panels.panel_queries import hints_of
from zhiheng.web.panels.panel_warnings import warnings_of

pytestmark = pytest.mark.django_db
KIN = Relation(ConflictKind.KIN)


@pytest.fixture
def found(review: Review) -> tuple[PanelEntry, PanelMember]:
    """The first expert works for the first company."""
    member = PanelMember.objects.get(panel=review.panel, person=review.expert(0).person)
    code = review.company(0).entry.organisation.credit_code
    ExpertProfile.objects.create(programme=review.call.cycle.programme, person=member.person, employer_code=code)
    return PanelEntry.objects.get(entry=review.company(0).entry), member


Found = tuple[PanelEntry, PanelMember]


def _lines(review: Review) -> list[tuple[str, str]]:
    lines = match_lines(review.clerk, review.call.cycle)
    return [(one.match.key, one.aside.reason if one.aside else "") for one in lines]


def _warnings(review: Review, member: PanelMember) -> list[str]:
    return warnings_of(review.clerk, review.panel, [member.person])[member.person_id]


def test_what_was_set_aside_is_open_no_more_until_noted_as_a_conflict(review: Review, found: Found) -> None:
    reviewed, member = found
    assert _lines(review) == [(EMPLOYED, "")]
    made = set_aside(review.clerk, reviewed, member, EMPLOYED, " 同名单位 ")
    assert (_lines(review), made.made_by_id) == ([(EMPLOYED, "同名单位")], review.clerk.person)
    add_conflict(review.clerk, reviewed, member, KIN, is_matched=True)
    assert (_lines(review), SetAside.objects.count()) == ([], 1)


def test_once_with_a_reason_and_never_after_a_conflict(review: Review, found: Found) -> None:
    reviewed, member = found
    with pytest.raises(BadInputError) as refused:
        set_aside(review.clerk, reviewed, member, EMPLOYED, " ")
    assert [(one.place.cell, one.message) for one in refused.value.problems] == [("reason", NO_REASON)]
    set_aside(review.clerk, reviewed, member, EMPLOYED, "同名单位")
    with pytest.raises(BlockedError) as twice:
        set_aside(review.clerk, reviewed, member, EMPLOYED, "再次")
    add_conflict(review.clerk, reviewed, member, KIN)
    with pytest.raises(BlockedError) as noted:
        set_aside(review.clerk, reviewed, member, HELD_A_ROLE, "再次")
    messages = [one.value.problems[0].message for one in (twice, noted)]
    assert messages == [SET_ASIDE_ALREADY, NOTED_ALREADY]


def test_only_the_office_and_only_what_comparisons_find(review: Review, found: Found) -> None:
    reviewed, member = found
    elsewhere = PanelMember.objects.create(
        panel=Panel.objects.create(cycle=review.call.cycle, name="第二组"), person=make_person()
    )
    for of, match in ((elsewhere, EMPLOYED), (member, "nothing")):
        with pytest.raises(NotFoundError):
            set_aside(review.clerk, reviewed, of, match, "理由")
    supervisor = make_actor(Role.SUPERVISOR, review.call.cycle, make_person())
    for actor in (review.expert(0), supervisor):
        with pytest.raises(NotPermittedError):
            set_aside(actor, reviewed, member, EMPLOYED, "理由")
    made = set_aside(review.clerk, reviewed, member, EMPLOYED, "理由")
    assert (list(doors.set_asides(supervisor)), list(doors.set_asides(review.expert(0)))) == ([made], [])


def test_panel_warns_of_open_matches_and_conflicts(review: Review, found: Found) -> None:
    reviewed, member = found
    name = review.company(0).entry.organisation.name
    said = f"与{name}的关系待核对：工作单位就是申报组织"
    assert _warnings(review, member) == [said]
    assert hints_of(review.clerk, review.panel)[-1] == f"专家示例1 {said}"
    set_aside(review.clerk, reviewed, member, EMPLOYED, "同名单位")
    assert _warnings(review, member) == []
    add_conflict(review.clerk, reviewed, member, KIN)
    assert _warnings(review, member) == [f"与{name}有利害关系，须回避"]


def test_offered_experts_are_shown_with_their_warnings(client: Client, review: Review) -> None:
    cycle, organisation = review.call.cycle, review.company(1).entry.organisation
    offered = make_assignment(Role.EXPERT, cycle, make_person("待编专家示例")).person
    ExpertProfile.objects.create(programme=cycle.programme, person=offered, employer=organisation.name)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle, make_person("另一经办示例")))
    said = f"待编专家示例 · {organisation.name}；与{organisation.name}的关系待核对：工作单位就是申报组织"
    member = PanelMember.objects.filter(panel=review.panel).first()
    for page in (
        reverse("panels:panel", args=[review.panel.public_id]),
        reverse("panels:end_member", args=[member.public_id]),
    ):
        assert said in client.get(page).content.decode()


def test_office_sets_aside_on_a_page_and_finds_it_folded(client: Client, review: Review, found: Found) -> None:
    reviewed, member = found
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("另一经办示例")))
    page = reverse("panels:conflicts", args=[review.call.cycle.public_id])
    about = reverse("panels:set_aside", args=[member.public_id, reviewed.public_id, EMPLOYED])
    assert about in client.get(page).content.decode()
    assert "工作单位就是申报组织" in client.get(about).content.decode()
    assert list(client.post(about, {"reason": " "}).context["form"].errors) == ["reason"]
    assert client.post(about, {"reason": "同名单位示例"}).url == page
    shown = client.get(page).content.decode()
    assert ("不作为利害关系（1）" in shown, "同名单位示例" in shown, about in shown) == (True, True, False)
    assert list(client.post(about, {"reason": "再次"}).context["form"].errors) == ["__all__"]
    unknown = reverse("panels:set_aside", args=[member.public_id, reviewed.public_id, "nothing"])
    assert client.get(unknown).status_code == 404
