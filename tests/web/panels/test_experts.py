"""What a programme knows of its experts: written by the office, corrected by themselves, seen by nobody else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_assignment, make_cycle, make_person, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.panels.actions.experts import Known, correct_own_profile, write_profile
from zhiheng.web.panels.doors import expert, expert_profile, expert_profiles, experts
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.panels.queries import expert_lines
from zhiheng.web.people.credit_code import WRONG_CHECK
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

pytestmark = pytest.mark.django_db

KNOWN = Known("示例检测中心", "91350100M000100Y43", "高级工程师", "装备制造", is_finance=True, is_outside=True)


@pytest.fixture
def cycle(db: None) -> Cycle:
    return make_cycle(stage=Stage.EVALUATION)


@pytest.fixture
def held(cycle: Cycle) -> Assignment:
    return make_assignment(Role.EXPERT, cycle, make_person("专家示例"))


def _clerk(cycle: Cycle) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, cycle, make_person("经办示例"))


def test_office_writes_and_the_expert_corrects_one_profile(cycle: Cycle, held: Assignment) -> None:
    made = write_profile(_clerk(cycle).as_actor(), cycle.programme, held.person, KNOWN)
    corrected = Known("示例研究院")
    assert correct_own_profile(held.as_actor(), cycle.programme, held.person, corrected) == made
    kept = ExpertProfile.objects.get()
    assert (kept.employer, kept.employer_code, kept.is_finance) == ("示例研究院", "", False)
    said = LedgerEntry.objects.filter(subject=made.public_id).order_by("sequence").values_list("verb", flat=True)
    assert list(said) == ["expert.write_profile", "expert.correct_profile"]


def test_wrong_credit_code_is_refused_at_its_field(cycle: Cycle, held: Assignment) -> None:
    with pytest.raises(BadInputError) as refused:
        write_profile(_clerk(cycle).as_actor(), cycle.programme, held.person, Known(employer_code="91350100M000100Y44"))
    assert [(one.place.cell, one.message) for one in refused.value.problems] == [("employer_code", WRONG_CHECK)]
    assert not ExpertProfile.objects.exists()


def test_only_experts_of_the_programme_have_a_profile(cycle: Cycle, held: Assignment) -> None:
    clerk = _clerk(cycle).as_actor()
    elsewhere = make_assignment(Role.EXPERT, make_cycle()).person
    for person in (elsewhere, make_assignment(Role.LIAISON, cycle).person):
        with pytest.raises(NotFoundError):
            write_profile(clerk, cycle.programme, person, KNOWN)
    Assignment.objects.filter(pk=held.pk).update(ended=timezone.now())
    with pytest.raises(NotFoundError):
        write_profile(clerk, cycle.programme, held.person, KNOWN)


def test_expert_corrects_nobody_elses(cycle: Cycle, held: Assignment) -> None:
    other = make_assignment(Role.EXPERT, cycle).as_actor()
    with pytest.raises(NotFoundError):
        correct_own_profile(other, cycle.programme, held.person, KNOWN)
    with pytest.raises(NotPermittedError):
        write_profile(other, cycle.programme, held.person, KNOWN)


def test_doors_open_to_the_office_and_oneself(cycle: Cycle, held: Assignment) -> None:
    clerk = _clerk(cycle).as_actor()
    made = write_profile(clerk, cycle.programme, held.person, KNOWN)
    for actor in (clerk, held.as_actor()):
        assert list(experts(actor)) == [held]
        assert (expert(actor, held.public_id), expert_profile(actor, made.public_id)) == (held, made)
    outside = [
        make_actor(Role.EXPERT, cycle),
        make_actor(Role.COMMITTEE_MEMBER, cycle),
        make_actor(Role.SUPERVISOR, cycle),
        make_actor(Role.OFFICE_CLERK, make_cycle()),
    ]
    for actor in outside:
        assert list(expert_profiles(actor)) == []
        for door, row in ((expert, held), (expert_profile, made)):
            with pytest.raises(NotFoundError):
                door(actor, row.public_id)


def test_list_names_each_expert_once_with_the_latest_role(cycle: Cycle, held: Assignment) -> None:
    lead = make_actor(Role.OFFICE_LEAD, None, programme=cycle.programme)
    later = make_assignment(Role.EXPERT, make_cycle(cycle.programme), held.person)
    made = write_profile(lead, cycle.programme, held.person, KNOWN)
    assert [(line.held, line.profile) for line in expert_lines(lead)] == [(later, made)]


def test_pages_write_and_refuse_beside_the_field(client: Client, cycle: Cycle, held: Assignment) -> None:
    sign_in(client, _clerk(cycle))
    page = reverse("panels:profile", args=[held.public_id])
    sent = {"employer": KNOWN.employer, "employer_code": "9135 0100 m000100y43"}
    assert client.post(page, sent).url == reverse("panels:experts")
    shown = client.get(reverse("panels:experts")).content.decode()
    assert (KNOWN.employer in shown, KNOWN.employer_code in shown) == (True, True)
    assert KNOWN.employer in client.get(page).content.decode()
    refused = client.post(page, sent | {"employer_code": "91350100M000100Y44"})
    assert list(refused.context["form"].errors) == ["employer_code"]


def test_expert_sees_and_corrects_the_own_page(client: Client, cycle: Cycle, held: Assignment) -> None:
    other = make_assignment(Role.EXPERT, cycle, make_person("另一专家")).person
    ExpertProfile.objects.create(programme=cycle.programme, person=other, employer="别家示例单位")
    sign_in(client, held)
    own = reverse("panels:own_profile")
    assert client.post(own, {"employer": "示例研究院"}).url == own
    shown = client.get(own).content.decode()
    assert ("示例研究院" in shown, "别家示例单位" in shown) == (True, False)


def test_expert_whose_role_reaches_no_cycle_has_no_page(client: Client) -> None:
    sign_in(client, make_assignment(Role.EXPERT, None))
    assert client.get(reverse("panels:own_profile")).status_code == 404
