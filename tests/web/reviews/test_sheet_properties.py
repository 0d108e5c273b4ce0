"""Random acts of random people with score sheets: what was confirmed stays, and no total exists before its time."""

from collections.abc import Callable
from fractions import Fraction
from typing import ClassVar

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verification import verify
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.actions.excusing import excuse_expert
from zhiheng.web.reviews.actions.reopening import ask_reopening, reopen_sheet
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.conflict_hooks import withdraw_sheet
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet

WHO = st.integers(0, 1)
PERCENT = st.sampled_from(["0", "35", "60", "100", "63"])
_CODE, _BASE, _WHOLE = "2.2", 60, 100


class Scoring(RuleBasedStateMachine):
    """Two experts with sheets filled in at 60 %, of which one mark changes; each example is taken back."""

    review: ClassVar[Review]
    sheets: ClassVar[list[Sheet]]
    office: ClassVar[Client]

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        self.kept: list[tuple[object, ...]] = []
        self.typed = [str(_BASE), str(_BASE)]
        self.states = ["open", "open"]

    def teardown(self) -> None:
        try:
            assert verify().is_whole
        finally:
            transaction.savepoint_rollback(self.point)

    @rule(who=WHO, percent=PERCENT)
    def type(self, who: int, percent: str) -> None:
        if self._try(lambda: type_in(self._actor(who), self.sheets[who], f"{_CODE}.percent", percent)):
            assert self.states[who] == "open"
            self.typed[who] = percent

    @rule(who=WHO, by=WHO)
    def confirm(self, who: int, by: int) -> None:
        """Only the own sheet, and only with a mark on the scale."""
        if self._try(lambda: confirm_sheet(self._actor(by), self.sheets[who])):
            assert (who, self.states[who], self.typed[who] != "63") == (by, "open", True)
            self.states[who] = "confirmed"

    @rule(who=WHO)
    def reopen(self, who: int) -> None:
        sheet = Sheet.objects.get(pk=self.sheets[who].pk)
        act = lambda: reopen_sheet(self.review.call.lead, ask_reopening(self._actor(who), sheet, "漏看"))  # noqa: E731
        if self._try(act):
            assert self.states[who] == "confirmed"
            self.states[who] = "open"

    @rule(who=WHO)
    def excuse(self, who: int) -> None:
        reviewed = PanelEntry.objects.get(panel=self.review.panel)
        member = PanelMember.objects.get(person=self._held(who).person)
        if self._try(lambda: excuse_expert(self.review.call.lead, reviewed, member, "生病")):
            assert self.states[who] == "open"
            self.states[who] = "excused"

    @rule(who=WHO)
    def recuse(self, who: int) -> None:
        if self.states[who] != "withdrawn":
            withdraw_sheet(self.review.recuse(self._held(who)))
            self.states[who] = "withdrawn"

    @rule()
    def look(self) -> None:
        """The office sees the total once nothing is awaited, and it is the library's."""
        [desk] = {one.phase for one in self.sheets}
        page = self.office.get(reverse("results:shortlist", args=[desk.public_id])).text
        given = [who for who in (0, 1) if self.states[who] == "confirmed"]
        is_over = "open" not in self.states and bool(given)
        totals = {f"{float(self._total(given)):.2f}"} if given else {f"{float(self._own(who)):.2f}" for who in (0, 1)}
        assert {one for one in totals if one in page} == (totals if is_over else set())

    @rule()
    def go_round(self) -> None:
        """Whoever can, confirms; then the office looks."""
        for who in (0, 1):
            self.confirm(who, who)
        self.look()

    @invariant()
    def what_was_confirmed_stays(self) -> None:
        now = list(ConfirmedSheet.objects.order_by("pk").values_list("pk", "number", "content", "digest"))
        assert now[: len(self.kept)] == self.kept
        self.kept = now

    @invariant()
    def states_are_as_expected(self) -> None:
        assert [Sheet.objects.get(pk=one.pk).state for one in self.sheets] == self.states

    def _total(self, given: list[int]) -> Fraction:
        return sum((self._own(who) for who in given), Fraction(0)) / len(given)

    def _own(self, who: int) -> Fraction:
        form = form_of_sheet(self.sheets[who]).form
        worth = dict(zip(form.codes, form.maxima, strict=True))[_CODE]
        rest = form.standard.points - worth
        return Fraction(rest * _BASE + worth * int(self.typed[who]), _WHOLE)

    def _held(self, who: int) -> Assignment:
        return (self.review.first, self.review.second)[who]

    def _actor(self, who: int) -> Actor:
        return self._held(who).as_actor()

    @staticmethod
    def _try(act: Callable[[], object]) -> bool:
        try:
            act()
        except (NotPermittedError, NotFoundError, BadInputError):
            return False
        return True


@pytest.mark.property
@pytest.mark.django_db
def test_random_acts_keep_what_sheets_promise(client: Client, review: Review) -> None:
    sign_in(client, make_assignment(Role.OFFICE_LEAD, review.call.cycle, make_person("审核")))
    Entry.objects.filter(pk=review.company.entry.pk).update(confirmed_kind="advanced")
    Scoring.review, Scoring.office, Scoring.sheets = review, client, []
    for actor in (review.expert, review.other):
        Scoring.sheets.append(begin_sheet(actor, review.company.entry))
        fill_in(actor, Scoring.sheets[-1], str(_BASE))
    run_state_machine_as_test(Scoring, settings=settings(max_examples=4, stateful_step_count=10, deadline=None))
