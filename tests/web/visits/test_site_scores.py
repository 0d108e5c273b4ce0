"""What is scored on site, in each of the ways a cycle may choose."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_assignment, sign_in
from web.panels.world import add_conflict
from web.reviews.consensus import confirmed_sheet
from web.visits.world import Visiting
from web.visits.world import close_consensus as agree_at_the_desk
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.actions.panels import divide_indicators
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.programmes.models import Cycle, Phase, Setting
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.actions.consensus import Agreed, agree_on_score, close_consensus, confirm_scores
from zhiheng.web.reviews.actions.excusing import excuse_on_site
from zhiheng.web.reviews.actions.on_site import open_site_consensus, propose_score
from zhiheng.web.reviews.actions.sheets import begin_site_sheet
from zhiheng.web.reviews.consensus_content import discussion_of
from zhiheng.web.reviews.consensus_members import members_now
from zhiheng.web.reviews.models import AgreedScore, Consensus, Sheet
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import reviews_of, waiting
from zhiheng.web.reviews.sheet_states import sheet_lines
from zhiheng.web.visits import phase_sheets
from zhiheng.web.visits.actions.visits import choose_team
from zhiheng.web.visits.models import VisitMember

pytestmark = pytest.mark.django_db
SEEN = Agreed("65", "现场追溯演示成功")


def set_mode(visiting: Visiting, mode: str) -> None:
    Setting.objects.filter(cycle=visiting.review.call.cycle, key="visit.scoring").update(value=mode)


def phase(visiting: Visiting, code: str) -> Phase:
    return Phase.objects.get(cycle=visiting.review.call.cycle, code=code)


@pytest.fixture
def owned(visiting: Visiting) -> Visiting:
    """The second expert owns 2.2."""
    member = PanelMember.objects.get(person=visiting.review.experts[1].person)
    divide_indicators(visiting.clerk, visiting.review.panel, {"2.2": member})
    return visiting


def held(visiting: Visiting) -> Consensus:
    return Consensus.objects.get(phase=phase(visiting, "visit"))


def confirm(visiting: Visiting, *numbers: int) -> None:
    for number in numbers:
        confirm_scores(visiting.review.expert(number), held(visiting), seen=discussion_of(held(visiting)).digest)


def test_agreed_scores_are_revised_and_confirmed(owned: Visiting) -> None:
    with pytest.raises(NotPermittedError, match="leader"):
        open_site_consensus(owned.review.expert(1), owned.entry)
    made = open_site_consensus(owned.leader, owned.entry)
    before = Consensus.objects.get(phase=phase(owned, "desk")).confirmed
    assert (made.base, AgreedScore.objects.filter(consensus=made, number=1, percent="60").count()) == (before, 26)
    discussion = discussion_of(held(owned))
    assert (discussion.lacks, discussion.revised, discussion.flagged, discussion.acceptable) == ({}, [], [], [])
    confirm(owned, 0)
    with pytest.raises(BadInputError) as refused:
        propose_score(owned.review.expert(1), held(owned), "2.2", Agreed("65"), seen=1)
    assert [one.place.cell for one in refused.value.problems] == ["reason"]
    propose_score(owned.review.expert(1), held(owned), "2.2", SEEN, seen=1)
    discussion = discussion_of(held(owned))
    assert ([one.code for one in discussion.revised], len(discussion.confirmed())) == (["2.2"], 0)
    confirm(owned, 0, 1, 2)
    closed = close_consensus(owned.leader, held(owned), seen=discussion_of(held(owned)).digest)
    content = json.loads(closed.content)
    assert (content["agreed"]["base"], content["agreed"]["sheets"]) == (before.digest, [])
    assert {one["sheet"] for one in content["members"]} == {None}
    assert (content["agreed"]["percents"]["2.2"], content["agreed"]["reasons"]) == ("65", {"2.2": SEEN.reason})
    again = discussion_of(held(owned))
    assert ([one.person.name for one in again.members], again.digest) == (
        ["专家示例1", "专家示例2", "专家示例3"],
        content["agreed_digest"],
    )
    [given] = phase_sheets.sheets(phase(owned, "visit"), [owned.entry])
    assert (given.expert, given.marks["2.2"], given.digest) == ("@consensus", "65", closed.digest)
    said = phase_sheets.sayings(phase(owned, "visit"), closed.digest)["2.2"]
    assert (said.mark, said.reason) == ("65", SEEN.reason)


def test_owners_propose_for_their_own_indicators(owned: Visiting) -> None:
    with pytest.raises(NotPermittedError, match="does not revise"):
        propose_score(owned.review.expert(1), Consensus.objects.get(), "2.2", SEEN, seen=1)
    made = open_site_consensus(owned.lead, owned.entry)
    with pytest.raises(NotPermittedError, match="own none"):
        propose_score(owned.review.expert(2), made, "2.2", SEEN, seen=1)
    with pytest.raises(NotPermittedError, match="its owner"):
        propose_score(owned.review.expert(1), made, "1.1", SEEN, seen=1)
    with pytest.raises(NotFoundError):
        propose_score(owned.review.expert(1), made, "9.9", SEEN, seen=1)
    agree_on_score(owned.leader, made, "1.1", Agreed("75", "现场访谈"), seen=1)
    with pytest.raises(NotPermittedError, match="being agreed"):
        open_site_consensus(owned.leader, owned.entry)


def seen_by(actor: Actor) -> list[str]:
    return sorted(doors.consensuses(actor).values_list("phase__code", flat=True))


def test_only_the_team_revises(owned: Visiting) -> None:
    people = [one.person for one in owned.review.experts]
    choose_team(owned.clerk, owned.visit, people[:2])
    made = open_site_consensus(owned.leader, owned.entry)
    assert [one.person.name for one in members_now(made)] == ["专家示例1", "专家示例2"]
    assert [seen_by(owned.review.expert(number)) for number in range(3)] == [
        ["desk", "visit"],
        ["desk", "visit"],
        ["desk"],
    ]
    with pytest.raises(NotPermittedError, match="no part"):
        confirm_scores(owned.review.expert(2), made, seen="")
    add_conflict(owned.review.experts[1], owned.review.company(0))
    assert seen_by(owned.review.expert(1)) == []
    owned.issue_notice()
    outside = [owned.contact, owned.other_contact, owned.liaison.as_actor()]
    assert [seen_by(one) for one in outside] == [[], [], []]
    assert [seen_by(one) for one in (owned.clerk, owned.supervisor)] == [["desk", "visit"]] * 2
    confirm(owned, 0)
    close_consensus(owned.leader, made, seen=discussion_of(held(owned)).digest)


def test_what_is_not_agreed_on_is_not_revised(visiting: Visiting) -> None:
    desk = Consensus.objects.get()
    desk.confirmed.delete()
    with pytest.raises(NotPermittedError, match="not closed yet"):
        open_site_consensus(visiting.leader, visiting.entry)
    Phase.objects.filter(pk=phase(visiting, "visit").pk).update(is_on=False)
    for act in (open_site_consensus, begin_site_sheet):
        with pytest.raises(NotPermittedError, match="no phase of visits"):
            act(visiting.leader, visiting.entry)


def test_members_score_again_without_what_they_gave_before(visiting: Visiting) -> None:
    with pytest.raises(NotPermittedError, match="do not score again"):
        begin_site_sheet(visiting.leader, visiting.entry)
    set_mode(visiting, "rescore")
    people = [one.person for one in visiting.review.experts]
    choose_team(visiting.clerk, visiting.visit, people[:2])
    with pytest.raises(NotPermittedError, match="not in the team"):
        begin_site_sheet(visiting.review.expert(2), visiting.entry)
    second = visiting.review.expert(1)
    assert (seen_by(second), doors.sheets(second).count()) == (["desk"], 1)
    sheet = begin_site_sheet(second, visiting.entry)
    assert begin_site_sheet(second, visiting.entry) == sheet
    assert (seen_by(second), [one.phase.code for one in doors.sheets(second)]) == ([], ["visit"])
    with pytest.raises(NotPermittedError, match="2 score sheets"):
        open_site_consensus(visiting.leader, visiting.entry)
    confirmed_sheet(sheet, {"2.2": "70"})
    assert (seen_by(second), doors.sheets(second).count()) == (["desk"], 2)
    confirmed_sheet(begin_site_sheet(visiting.leader, visiting.entry), {"2.2": "80"})
    made = open_site_consensus(visiting.leader, visiting.entry)
    assert (made.base, AgreedScore.objects.filter(consensus=made).count()) == (None, 0)
    assert discussion_of(made).opinions["2.2"].median == 15
    with pytest.raises(NotFoundError):
        doors.consensus(visiting.review.expert(2), made.public_id)


def test_member_is_excused_from_scoring_again(client: Client, visiting: Visiting) -> None:
    """By the office, with the reason; the others agree without that sheet, and the earlier one stays."""
    second, third = (visiting.review.experts[number].person for number in (1, 2))
    with pytest.raises(NotPermittedError, match="do not score again"):
        excuse_on_site(visiting.clerk, visiting.entry, second, "生病")
    set_mode(visiting, "rescore")
    choose_team(visiting.clerk, visiting.visit, [visiting.review.experts[0].person, second])
    with pytest.raises(NotFoundError):
        excuse_on_site(visiting.clerk, visiting.entry, third, "生病")
    with pytest.raises(BlockedError):
        excuse_on_site(visiting.clerk, visiting.entry, second, " ")
    confirmed_sheet(begin_site_sheet(visiting.leader, visiting.entry), {})
    begin_site_sheet(visiting.review.expert(1), visiting.entry)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, visiting.review.call.cycle))
    member = VisitMember.objects.get(person=second, ended=None)
    url, page = (
        reverse("visits:excuse", args=[member.public_id]),
        reverse("visits:visit", args=[visiting.visit.public_id]),
    )
    assert (url in client.get(page).text, "专家示例2" in client.get(url).text) == (True, True)
    assert "已登记免于评分" in client.post(url, {"reason": "生病住院"}, follow=True).text
    assert (url in client.get(page).text, "生病住院" in client.get(page).text) == (False, True)
    with pytest.raises(BlockedError):
        excuse_on_site(visiting.clerk, visiting.entry, second, "再")
    made = open_site_consensus(visiting.leader, visiting.entry)
    assert [one.person.name for one in members_now(made)] == ["专家示例1"]
    assert list(Sheet.objects.filter(person=second).order_by("phase__order").values_list("state", flat=True)) == [
        "confirmed",
        "excused",
    ]
    Phase.objects.filter(code="visit").update(scheme_phase="")
    with pytest.raises(NotPermittedError, match="no phase of visits"):
        excuse_on_site(visiting.clerk, visiting.entry, third, "生病")


def test_site_sheets_are_no_desk_sheets(visiting: Visiting) -> None:
    set_mode(visiting, "rescore")
    cycle, second = visiting.review.call.cycle, visiting.review.expert(1)
    before = [(line.confirmed, line.open) for line in progress_of(cycle)]
    begin_site_sheet(second, visiting.entry)
    assert [(line.confirmed, line.open) for line in progress_of(cycle)] == before
    assert {one.sheet.phase.code for one in sheet_lines(cycle) if one.sheet} == {"desk"}
    lines = reviews_of(second).lines
    assert [line.sheet.phase.code if line.sheet else "" for line in lines] == ["", ""]
    assert waiting(second) == 1
    assert Sheet.objects.filter(phase__code="visit").count() == 1


def test_what_was_agreed_on_stands_where_visits_are_not_scored(visiting: Visiting) -> None:
    set_mode(visiting, "consensus_only")
    with pytest.raises(NotPermittedError, match="not scored"):
        open_site_consensus(visiting.leader, visiting.entry)
    [given] = phase_sheets.sheets(phase(visiting, "visit"), [visiting.entry])
    assert (given.expert, given.marks["1.1"]) == ("@consensus", "60")
    assert phase_sheets.sayings(phase(visiting, "visit"), given.digest)["1.1"].mark == "60"


def lacks(visiting: Visiting) -> list[str]:
    entries = [visiting.review.company(number).entry for number in (0, 1)]
    return [one.zh.split(" › ")[0] for one in phase_sheets.lacks(phase(visiting, "visit"), entries)]


def test_what_the_result_waits_for(visiting: Visiting) -> None:
    assert [phase_sheets.feeds(phase(visiting, code)) for code in ("visit", "desk", "consensus")] == [
        True,
        False,
        False,
    ]
    assert lacks(visiting) == ["申报甲示例公司、申报乙示例公司 的现场评审还没有确认的合议分"]
    set_mode(visiting, "consensus_only")
    assert lacks(visiting) == ["申报乙示例公司 的现场评审还没有确认的合议分"]
    set_mode(visiting, "rescore")
    people = [one.person for one in visiting.review.experts]
    assert lacks(visiting) == ["申报甲示例公司、申报乙示例公司 的现场评分表还没有全部确认提交"]
    for number in range(3):
        confirmed_sheet(begin_site_sheet(visiting.review.expert(number), visiting.entry), {})
    choose_team(visiting.clerk, visiting.visit, people[:2])
    assert lacks(visiting) == ["申报乙示例公司 的现场评分表还没有全部确认提交"]
    given = list(phase_sheets.sheets(phase(visiting, "visit"), [visiting.entry]))
    assert sorted(one.takes_part for one in given) == [False, True, True]
    agree_at_the_desk(visiting.review, 1)
    scheme = json.loads(visiting.review.call.cycle.scheme)
    [of_visit] = [one for one in scheme["phases"] if one["id"] == "visit"]
    of_visit |= {"aggregate": "consensus"}
    Cycle.objects.filter(pk=visiting.review.call.cycle.pk).update(scheme=json.dumps(scheme))
    entries = [visiting.entry]
    assert ["合议分" in one.zh for one in phase_sheets.lacks(phase(visiting, "visit"), entries)] == [True]


def test_pages_of_a_revision(client: Client, owned: Visiting) -> None:
    at = reverse("visits:visit", args=[owned.visit.public_id])
    sign_in(client, owned.review.experts[1])
    assert "合议由评审组组长主持" in client.get(at).content.decode()
    sign_in(client, owned.review.experts[0])
    opens = reverse("reviews:open_on_site", args=[owned.entry.public_id])
    assert opens in client.get(at).content.decode()
    page = client.post(opens, follow=True).content.decode()
    assert ("还没有调整" in page, "超限各项" in page, "反馈评语" in page) == (True, False, False)
    site = held(owned).public_id
    sign_in(client, owned.review.experts[1])
    assert reverse("reviews:consensus", args=[site]) in client.get(at).content.decode()
    own, other = (client.get(reverse("reviews:consensus_indicator", args=[site, code])) for code in ("2.2", "1.1"))
    proposes = reverse("reviews:propose", args=[site, "2.2"])
    assert (proposes in own.content.decode(), 'name="percent"' in other.content.decode()) == (True, False)
    assert "材料评审的合议分" in own.content.decode()
    wrong = client.post(proposes, {"percent": "65", "reason": "", "seen": "1"})
    assert "没有写调整理由" in wrong.content.decode()
    client.post(proposes, {"percent": "65", "reason": "现场追溯演示成功", "seen": "1"})
    page = client.get(reverse("reviews:consensus", args=[site])).content.decode()
    assert ("现场追溯演示成功" in page, "我确认合议分" in page) == (True, True)


def test_pages_of_scoring_again(client: Client, visiting: Visiting) -> None:
    set_mode(visiting, "rescore")
    at = reverse("visits:visit", args=[visiting.visit.public_id])
    sign_in(client, visiting.review.experts[1])
    begins = reverse("reviews:begin_on_site", args=[visiting.entry.public_id])
    assert begins in client.get(at).content.decode()
    assert client.post(begins, follow=True).status_code == 200
    sheet = Sheet.objects.get(phase__code="visit")
    page = client.get(at).content.decode()
    assert (reverse("reviews:quick", args=[sheet.public_id]) in page, page.count("未确认提交")) == (True, 3)
    set_mode(visiting, "consensus_only")
    assert "不另外评分" in client.get(at).content.decode()
    sign_in(client, make_assignment(Role.SUPERVISOR, visiting.review.call.cycle))
    Phase.objects.filter(code="visit").update(is_on=False)
    assert "现场评分" not in client.get(at).content.decode()
