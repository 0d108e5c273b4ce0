"""A consensus: when it opens, what is agreed with which reason, who confirms what, when it is final."""

import json

import pytest
from django.urls import reverse

from web.reviews.conftest import Review
from web.reviews.consensus import Agreeing, confirm_sheets, make_agreeing, stranger
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages.models import Delivery
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.actions import consensus as actions
from zhiheng.web.reviews.conflict_hooks import withdraw_sheet
from zhiheng.web.reviews.errors import StaleConsensusError
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, ConfirmedSheet, Consensus, Sheet, Stance


@pytest.fixture
def agreeing(review: Review) -> Agreeing:
    return make_agreeing(review)


@pytest.fixture
def ready(agreeing: Agreeing) -> Agreeing:
    confirm_sheets(agreeing)
    return agreeing


def test_opens_when_all_sheets_are_confirmed(agreeing: Agreeing) -> None:
    confirm_sheets(agreeing, 2)
    for actor in (agreeing.leader, agreeing.office):
        with pytest.raises(NotPermittedError, match="1 score sheets are not submitted"):
            actions.open_consensus(actor, agreeing.entry)
    Sheet.objects.create(
        entry=agreeing.entry,
        phase=Sheet.objects.first().phase,
        person=agreeing.third.person,
        state=Sheet.State.EXCUSED,
    )
    made = actions.open_consensus(agreeing.office, agreeing.entry)
    assert (made.state, made.phase.code, len(agreeing.discussion().members)) == ("open", "desk", 2)


def test_leader_or_office_opens_it_once(ready: Agreeing) -> None:
    with pytest.raises(NotPermittedError, match="leader of the panel leads"):
        actions.open_consensus(ready.members[1], ready.entry)
    with pytest.raises(NotFoundError):
        doors.entry_to_agree_on(stranger(ready).as_actor(), ready.entry.public_id)
    made = actions.open_consensus(ready.leader, ready.entry)
    with pytest.raises(NotPermittedError, match="opened already"):
        actions.open_consensus(ready.office, ready.entry)
    assert LedgerEntry.objects.filter(verb="consensus.open", subject=made.public_id).count() == 1
    told = Delivery.objects.filter(notice__link=reverse("reviews:consensus", args=[made.public_id]))
    assert sorted(told.values_list("person", flat=True)) == sorted(
        one.person.pk for one in ready.discussion().members if one.person.pk != ready.leader.person
    )


def test_does_not_open_without_members_or_phase(review: Review) -> None:
    review.recuse(review.first)
    review.recuse(review.second)
    with pytest.raises(NotPermittedError, match="no member who may"):
        actions.open_consensus(review.call.lead, review.company.entry)
    review.call.cycle.phases.filter(stage=Stage.EVALUATION).update(is_on=False)
    with pytest.raises(NotPermittedError, match="no phase"):
        actions.open_consensus(review.call.lead, review.company.entry)


def test_only_who_confirmed_a_sheet_sees_it(ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    late = ready.review.join("递补")
    actors = (*ready.members, ready.office, late.as_actor(), stranger(ready).as_actor())
    found = [list(doors.consensuses(one)) == [made] for one in actors]
    assert found == [True, True, True, True, False, False]
    with pytest.raises(NotFoundError):
        doors.consensus(late.as_actor(), made.public_id)


def test_flagged_indicators_stand_widest_first(ready: Agreeing) -> None:
    actions.open_consensus(ready.leader, ready.entry)
    discussion = ready.discussion()
    assert [one.code for one in discussion.flagged] == ["2.2", "1.1"]
    assert [discussion.spread(code) for code in ("2.2", "1.1", "5.7")] == [50, 25, 0]


def test_accepting_takes_the_medians_within_the_limit(ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    ready.agree("5.7", "55", "数据口径不同", "没有一位看到附件三")
    seen = ready.seen
    assert actions.accept_within_limit(ready.leader, made, seen=seen) == 23
    held = {one.indicator: one.percent for one in AgreedScore.objects.all()}
    assert (held["1.2"], held["5.7"], "2.2" in held) == ("60", "55", False)
    with pytest.raises(StaleConsensusError):
        actions.accept_within_limit(ready.leader, made, seen=seen)
    with pytest.raises(BlockedError, match="nothing within the limit"):
        actions.accept_within_limit(ready.leader, made, seen=ready.seen)


@pytest.mark.parametrize(
    ("percent", "reason", "outside", "field"),
    [
        ("60", "", "", None),
        ("60.0", "", "", None),
        ("65", "", "", "reason"),
        ("65", "现场材料更强", "", None),
        ("85", "现场材料更强", "", "outside_reason"),
        ("85", "", "超出范围的理由", "reason"),
        ("85", "现场材料更强", "超出范围的理由", None),
        ("63", "现场材料更强", "", "percent"),
        ("NA", "现场材料更强", "", "percent"),
        ("", "", "", "percent"),
    ],
)
def test_reasons_that_an_agreed_score_needs(
    ready: Agreeing, percent: str, reason: str, outside: str, field: str | None
) -> None:
    actions.open_consensus(ready.leader, ready.entry)
    if field is None:
        ready.agree("2.2", percent, reason, outside)
        assert AgreedScore.objects.get().percent == percent.removesuffix(".0")
        return
    with pytest.raises(BadInputError) as refused:
        ready.agree("2.2", percent, reason, outside)
    assert [one.place.cell for one in refused.value.problems] == [field]
    assert not AgreedScore.objects.exists()


def test_versions_are_appended_and_a_stale_one_is_refused(ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    ready.agree("2.2", "60")
    with pytest.raises(StaleConsensusError):
        actions.agree_on_score(ready.office, made, "2.2", actions.Agreed("65", "另一窗口"), seen=0)
    actions.agree_on_score(ready.office, made, "2.2", actions.Agreed("65", "再议"), seen=1)
    rows = list(AgreedScore.objects.values_list("number", "percent", "author"))
    assert rows == [(1, "60", ready.leader.person), (2, "65", ready.office.person)]
    with pytest.raises(NotFoundError):
        ready.agree("9.9", "60")
    with pytest.raises(NotPermittedError, match="leads the consensus"):
        actions.agree_on_score(ready.members[1], made, "1.1", actions.Agreed("60"), seen=0)


@pytest.mark.leak
def test_record_holds_neither_scores_nor_reasons(ready: Agreeing) -> None:
    made = ready.settle()
    ready.agree("2.2", "85", "理由一句", "理由二句", seen=1)
    actions.dissent(ready.members[1], made, "保留一句")
    told = str(list(LedgerPayload.objects.values_list("payload", flat=True)))
    assert [one for one in ("理由一句", "理由二句", "保留一句", "'85'") if one in told] == []


def test_confirming_waits_for_all_and_names_what_lacks(ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    actions.accept_within_limit(ready.leader, made, seen=ready.seen)
    ready.agree("1.1", "60")
    with pytest.raises(BlockedError) as refused:
        actions.confirm_scores(ready.members[1], made, seen=ready.seen)
    assert [one.what("en") for one in refused.value.problems] == ["2.2 质量管理 has no agreed score"]
    with pytest.raises(NotPermittedError):
        actions.confirm_scores(ready.office, made, seen=ready.seen)


def test_change_makes_confirmations_void(ready: Agreeing) -> None:
    made = ready.settle()
    before = ready.seen
    ready.confirm_all()
    assert len(ready.discussion().confirmed()) == 3
    ready.agree("2.2", "65", "再议", seen=1)
    assert (ready.discussion().confirmed(), len(ready.discussion().waiting())) == ([], 3)
    with pytest.raises(StaleConsensusError):
        actions.confirm_scores(ready.leader, made, seen=before)
    with pytest.raises(BlockedError) as refused:
        actions.close_consensus(ready.leader, made, seen=ready.seen)
    assert len(refused.value.problems) == 3
    ready.agree("2.2", "60", seen=2)
    assert len(ready.discussion().confirmed()) == 3


def test_closing_freezes_what_was_confirmed(ready: Agreeing) -> None:
    made = ready.settle()
    sheets = list(ConfirmedSheet.objects.values_list("content", "digest"))
    actions.confirm_scores(ready.members[0], made, seen=ready.seen)
    actions.confirm_scores(ready.members[1], made, seen=ready.seen)
    with pytest.raises(BadInputError, match="dissent is empty"):
        actions.dissent(ready.members[2], made, "  ")
    actions.dissent(ready.members[2], made, " 二级指标 2.2 偏高 ", "2.2")
    seen = ready.seen
    with pytest.raises(NotPermittedError, match="leader of the panel closes"):
        actions.close_consensus(ready.office, made, seen=seen)
    closed = actions.close_consensus(ready.leader, made, seen=seen)
    content = json.loads(closed.content)
    assert (closed.digest, content["agreed_digest"]) == (sha256_hex(closed.content.encode()), seen)
    assert (content["agreed"]["percents"]["2.2"], content["agreed"]["reasons"]) == ("60", {})
    assert [one["person"] for one in content["confirmed"]] == [one.id for one in ready.members[:2]]
    assert [(one["person"], one["indicator"], one["text"]) for one in content["dissents"]] == [
        (ready.members[2].id, "2.2", "二级指标 2.2 偏高")
    ]
    assert list(ConfirmedSheet.objects.values_list("content", "digest")) == sheets
    for refused in (
        lambda: ready.agree("2.2", "60", seen=1),
        lambda: actions.confirm_scores(ready.leader, made, seen=seen),
        lambda: actions.close_consensus(ready.leader, made, seen=seen),
    ):
        with pytest.raises(NotPermittedError, match="stays as it is"):
            refused()


def test_somebody_must_agree(ready: Agreeing) -> None:
    made = ready.settle()
    for member in ready.members:
        actions.dissent(member, made, "不同意")
    with pytest.raises(BlockedError, match="no member confirms"):
        actions.close_consensus(ready.leader, made, seen=ready.seen)
    actions.confirm_scores(ready.leader, made, seen=ready.seen)
    assert actions.close_consensus(ready.leader, made, seen=ready.seen).consensus == made


def test_conflict_takes_member_and_sheet_out_and_voids_confirmations(ready: Agreeing) -> None:
    made = ready.settle()
    ready.confirm_all()
    withdraw_sheet(ready.review.recuse(ready.third))
    discussion = ready.discussion()
    assert [one.person.name for one in discussion.members] == ["专家甲", "专家乙"]
    assert (discussion.confirmed(), discussion.opinions["2.2"].steps) == ([], (6, 12))
    assert list(discussion.lacks) == ["1.1", "2.2"]
    with pytest.raises(NotFoundError):
        doors.consensus(ready.third.as_actor(), made.public_id)
    with pytest.raises(NotPermittedError, match="take no part"):
        actions.confirm_scores(ready.third.as_actor(), made, seen=ready.seen)
    ready.agree("1.1", "50", seen=1)
    ready.agree("2.2", "45", seen=1)
    assert ready.discussion().lacks == {}


def test_conflict_after_the_close_changes_nothing_that_is_final(ready: Agreeing) -> None:
    made = ready.settle()
    ready.confirm_all()
    closed = actions.close_consensus(ready.leader, made, seen=ready.seen)
    withdraw_sheet(ready.review.recuse(ready.third))
    assert [one.person.name for one in ready.discussion().members] == ["专家甲", "专家乙", "专家丙"]
    assert ready.seen == json.loads(closed.content)["agreed_digest"]
    assert list(doors.confirmed_consensuses(ready.third.as_actor())) == []


def test_office_closes_where_the_leader_takes_no_part(ready: Agreeing) -> None:
    made = ready.settle()
    ready.review.recuse(ready.review.first)
    late = ready.review.join("递补")
    for code, percent in {"1.1": "65", "2.2": "70"}.items():
        actions.agree_on_score(ready.office, made, code, actions.Agreed(percent), seen=1)
    for member in ready.members[1:]:
        actions.confirm_scores(member, made, seen=ready.seen)
    with pytest.raises(BlockedError, match="递补 is not submitted"):
        actions.close_consensus(ready.office, made, seen=ready.seen)
    PanelMember.objects.filter(person=late.person).update(ended=made.opened_at)
    assert actions.close_consensus(ready.office, made, seen=ready.seen).closed_by_id == ready.office.person


def test_nothing_is_stored_by_what_was_refused(ready: Agreeing) -> None:
    made = actions.open_consensus(ready.leader, ready.entry)
    with pytest.raises(StaleConsensusError):
        actions.confirm_scores(ready.leader, made, seen="")
    assert (Stance.objects.count(), ConfirmedConsensus.objects.count(), Consensus.objects.get().state) == (0, 0, "open")
