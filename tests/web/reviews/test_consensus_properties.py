"""Random acts by random people in a consensus: nothing confirmed ever changes, and what is closed was agreed on."""

import json
from collections.abc import Callable
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from web.reviews.conftest import Review
from web.reviews.consensus import Agreeing, confirm_sheets, make_agreeing
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.verification import verify
from zhiheng.web.reviews.actions import consensus as actions
from zhiheng.web.reviews.conflict_hooks import withdraw_sheet
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, ConfirmedSheet, Consensus

SOMEBODY = st.integers(0, 3)
CODE = st.sampled_from(["1.1", "2.2", "5.7"])
PERCENT = st.sampled_from(["30", "50", "60", "65", "90", "63", "NA"])
TEXT = st.sampled_from(["", "理由"])


class Discussing(RuleBasedStateMachine):
    """Three members, of whom the first leads, and the office; each example is taken back in the database."""

    agreeing: ClassVar[Agreeing]

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        self.made = actions.open_consensus(self.agreeing.leader, self.agreeing.entry)
        self.sheets = self._sheets()
        self.scores: list[tuple[object, ...]] = []
        self.closed: tuple[str, str] | None = None
        self.was_closed = False
        self.spoken: dict[int, str] = {}
        self.recused: set[int] = set()

    def teardown(self) -> None:
        try:
            assert verify().is_whole
        finally:
            transaction.savepoint_rollback(self.point)

    @rule(who=SOMEBODY, code=CODE, percent=PERCENT, reason=TEXT, outside=TEXT)
    def agree(self, who: int, code: str, percent: str, reason: str, outside: str) -> None:
        seen = AgreedScore.objects.filter(consensus=self.made, indicator=code).count()
        agreed = actions.Agreed(percent, reason, outside)
        is_done = self._try(lambda: actions.agree_on_score(self._actor(who), self.made, code, agreed, seen=seen))
        assert not is_done or (who in (0, 3) and self.closed is None and percent not in ("63", "NA"))

    @rule(who=SOMEBODY)
    def accept(self, who: int) -> None:
        seen = self.agreeing.seen
        is_done = self._try(lambda: actions.accept_within_limit(self._actor(who), self.made, seen=seen))
        assert not is_done or (who in (0, 3) and self.closed is None)

    @rule(who=SOMEBODY)
    def confirm(self, who: int) -> None:
        seen = self.agreeing.seen
        if self._try(lambda: actions.confirm_scores(self._actor(who), self.made, seen=seen)):
            assert (who != 3, who in self.recused, self.closed) == (True, False, None)
            assert self.agreeing.discussion().lacks == {}
            self.spoken[who] = seen

    @rule(who=SOMEBODY)
    def dissent(self, who: int) -> None:
        if self._try(lambda: actions.dissent(self._actor(who), self.made, "不同意")):
            assert (who != 3, who in self.recused, self.closed) == (True, False, None)
            self.spoken[who] = "dissent"

    @rule()
    def settle(self) -> None:
        """The leader works off all that lacks."""
        self.accept(0)
        for code in self.agreeing.discussion().lacks:
            self.agree(0, code, "60", "理由", "理由")

    @rule(who=st.integers(0, 2))
    def go_round(self, who: int) -> None:
        """All is worked off; one dissents, the others confirm, the leader closes."""
        self.settle()
        self.dissent(who)
        for other in {0, 1, 2} - {who}:
            self.confirm(other)
        self.close(0)

    @rule(who=st.integers(1, 2))
    def recuse(self, who: int) -> None:
        if who not in self.recused:
            people = (self.agreeing.review.first, self.agreeing.review.second, self.agreeing.third)
            withdraw_sheet(self.agreeing.review.recuse(people[who]))
            self.recused.add(who)

    @rule(who=SOMEBODY)
    def close(self, who: int) -> None:
        seen = self.agreeing.seen
        if self._try(lambda: actions.close_consensus(self._actor(who), self.made, seen=seen)):
            row = ConfirmedConsensus.objects.get(consensus=self.made)
            assert (who, self.closed) == (0, None)
            words = {member: self.spoken.get(member) for member in range(3) if member not in self.recused}
            assert (set(words.values()) <= {seen, "dissent"}, seen in words.values()) == (True, True)
            self.closed = (row.content, row.digest)

    @invariant()
    def sheets_never_change(self) -> None:
        assert self._sheets() == self.sheets

    @invariant()
    def scores_are_appended(self) -> None:
        now = list(AgreedScore.objects.values_list("pk", "indicator", "number", "percent", "reason", "outside_reason"))
        assert now[: len(self.scores)] == self.scores
        assert not self.was_closed or now == self.scores
        self.scores, self.was_closed = now, self.closed is not None

    @invariant()
    def what_is_closed_stays(self) -> None:
        rows = list(ConfirmedConsensus.objects.values_list("content", "digest"))
        assert rows == ([self.closed] if self.closed else [])
        assert Consensus.objects.get().state == ("closed" if self.closed else "open")
        if self.closed:
            content, digest = self.closed
            assert (sha256_hex(content.encode()), json.loads(content)["agreed_digest"]) == (digest, self.agreeing.seen)

    @invariant()
    def who_is_recused_counts_for_nothing(self) -> None:
        if not self.closed:
            found = {one.person.pk for one in self.agreeing.discussion().members}
            assert found == {self._actor(one).person for one in range(3) if one not in self.recused}

    def _actor(self, who: int) -> Actor:
        return [*self.agreeing.members, self.agreeing.office][who]

    @staticmethod
    def _try(act: Callable[[], object]) -> bool:
        try:
            act()
        except (NotPermittedError, NotFoundError, BadInputError):
            return False
        return True

    @staticmethod
    def _sheets() -> list[tuple[object, ...]]:
        return list(ConfirmedSheet.objects.order_by("pk").values_list("sheet", "number", "content", "digest"))


@pytest.mark.property
@pytest.mark.django_db
def test_random_acts_keep_what_a_consensus_promises(review: Review) -> None:
    Discussing.agreeing = make_agreeing(review)
    confirm_sheets(Discussing.agreeing)
    run_state_machine_as_test(Discussing, settings=settings(max_examples=10, stateful_step_count=12, deadline=None))
