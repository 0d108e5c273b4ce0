"""The invitation log: every line stays, the last one of an expert holds, experts never see it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_assignment, make_person, sign_in
from web.panels.world import Review
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.invitations import NO_REASON, NOT_YET, Answer, note_invitation
from zhiheng.web.panels.invitation_queries import invited_lines
from zhiheng.web.panels.models import PanelInvitation
from zhiheng.web.people.models import Person

pytestmark = pytest.mark.django_db
Outcome = PanelInvitation.Outcome


@pytest.fixture
def further(review: Review) -> Person:
    """An expert of the cycle who is in no panel."""
    return make_assignment(Role.EXPERT, review.call.cycle, make_person("专家示例9")).person


def _answer(outcome: Outcome, note: str = "", minutes: int = -5) -> Answer:
    return Answer(outcome, timezone.now() + timedelta(minutes=minutes), note)


def _states(review: Review) -> list[tuple[str, str, bool, bool]]:
    lines = invited_lines(review.clerk, review.panel)
    return [(one.person.name, one.says.zh, one.waits, one.is_member) for one in lines]


def test_last_line_of_each_expert_holds(review: Review, further: Person) -> None:
    first = review.experts[0].person
    for person, answer in (
        (first, _answer(Outcome.NOT_REACHED)),
        (first, _answer(Outcome.ACCEPTS)),
        (review.experts[1].person, _answer(Outcome.NOT_REACHED)),
        (further, _answer(Outcome.DECLINES, " 时间冲突 ")),
    ):
        note_invitation(review.clerk, review.panel, person, answer)
    assert _states(review) == [
        ("专家示例1", "接受", False, True),
        ("专家示例2", "未联系上", True, True),
        ("专家示例3", "还没有联系", True, True),
        ("专家示例9", "不接受", False, False),
    ]
    kept = [(one.person.name, one.outcome, one.note, one.made_by_id) for one in doors.invitations(review.clerk)]
    clerk = review.clerk.person
    assert kept == [
        ("专家示例1", "not_reached", "", clerk),
        ("专家示例1", "accepts", "", clerk),
        ("专家示例2", "not_reached", "", clerk),
        ("专家示例9", "declines", "时间冲突", clerk),
    ]


def test_who_declines_says_why_and_nothing_lies_ahead(review: Review) -> None:
    with pytest.raises(BadInputError) as refused:
        wrong = _answer(Outcome.DECLINES, " ", minutes=5)
        note_invitation(review.clerk, review.panel, review.experts[0].person, wrong)
    found = [(one.place.cell, one.message) for one in refused.value.problems]
    assert found == [("note", NO_REASON), ("happened_at", NOT_YET)]
    with pytest.raises(NotFoundError):
        note_invitation(review.clerk, review.panel, make_person("路人示例"), _answer(Outcome.REACHED))
    with pytest.raises(NotPermittedError):
        note_invitation(review.expert(0), review.panel, review.experts[0].person, _answer(Outcome.ACCEPTS))
    assert list(doors.invitations(review.clerk)) == []


def test_log_is_the_offices_and_the_supervisors(review: Review) -> None:
    made = note_invitation(review.clerk, review.panel, review.experts[0].person, _answer(Outcome.ACCEPTS))
    cycle = review.call.cycle
    seen = {
        role: list(doors.invitations(make_actor(role, cycle, make_person())))
        for role in (Role.OFFICE_LEAD, Role.SUPERVISOR, Role.EXPERT, Role.COMMITTEE_MEMBER)
    }
    assert seen == {
        Role.OFFICE_LEAD: [made],
        Role.SUPERVISOR: [made],
        Role.EXPERT: [],
        Role.COMMITTEE_MEMBER: [],
    }
    assert list(doors.invitations(review.expert(0))) == []


def test_office_writes_the_log_on_its_page(client: Client, review: Review) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("另一经办示例")))
    page = reverse("panels:invitations", args=[review.panel.public_id])
    sent = {"person": review.experts[0].person.public_id, "happened_at": "2026-01-05T09:30", "outcome": "declines"}
    assert list(client.post(f"{page}/note", sent).context["form"].errors) == ["note"]
    assert list(client.post(f"{page}/note", {}).context["form"].errors) == ["person", "outcome", "happened_at"]
    assert client.post(f"{page}/note", sent | {"note": "出差示例"}).url == page
    shown = client.get(page).content.decode()
    assert ("出差示例" in shown, "2026-01-05 09:30" in shown, "另一经办示例" in shown) == (True, True, True)
    assert "出差示例" in client.get(reverse("panels:panel", args=[review.panel.public_id])).content.decode()
    sign_in(client, make_assignment(Role.SUPERVISOR, review.call.cycle, make_person("监督示例")))
    seen = client.get(page)
    assert (seen.status_code, f"{page}/note" in seen.content.decode()) == (200, False)
    sign_in(client, review.experts[0])
    assert client.get(page).status_code == 404
