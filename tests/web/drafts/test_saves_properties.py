"""Random saves, repeats and restores by several people."""

import itertools

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from web.make import make_actor, make_cycle
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.actions import Edit, restore_version, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.invariants import texts_are_as_digested, versions_have_no_gaps
from zhiheng.web.drafts.models import Version

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=12)
WRITER = st.integers(0, 2)


class Writing(RuleBasedStateMachine):
    """``texts`` are the acknowledged versions, ``known`` the version each writer's page shows."""

    @initialize()
    def begin(self) -> None:
        self.texts: list[str] = []
        self.sent: dict[str, tuple[int, Edit, int]] = {}
        self.known = [0, 0, 0]
        self.ids = itertools.count()
        cycle = make_cycle(stage=Stage.CALL)
        self.writers = [make_actor(Role.ENTRY_MEMBER, cycle) for _ in self.known]
        self.drafts = [draft(one, "example", cycle.public_id, "1.1a") for one in self.writers]

    @rule(writer=WRITER, text=TEXTS)
    def save(self, writer: int, text: str) -> None:
        edit = Edit(f"e{next(self.ids)}", self.known[writer], text)
        self._check(writer, edit, lambda: save_version(self.writers[writer], self.drafts[writer], edit))

    @rule(writer=WRITER, data=st.data())
    def restore(self, writer: int, data: st.DataObject) -> None:
        if not self.texts:
            return
        number = data.draw(st.integers(1, len(self.texts)))
        edit = Edit(f"e{next(self.ids)}", self.known[writer], self.texts[number - 1])
        made = (self.writers[writer], self.drafts[writer], number, edit.id, edit.base)
        self._check(writer, edit, lambda: restore_version(*made))

    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        if self.sent:
            writer, edit, number = self.sent[data.draw(st.sampled_from(sorted(self.sent)))]
            assert save_version(self.writers[writer], self.drafts[writer], edit).number == number

    def _check(self, writer: int, edit: Edit, act) -> None:
        head = len(self.texts)
        if edit.base == head:
            assert act().number == head + 1
            self.texts.append(edit.text)
            self.sent[edit.id] = (writer, edit, head + 1)
        elif self.texts[-1] == edit.text:
            assert act().number == head
        else:
            with pytest.raises(StaleError) as stale:
                act()
            assert stale.value.current.text == self.texts[-1]
        self.known[writer] = len(self.texts)

    @rule(writer=WRITER)
    def forget(self, writer: int) -> None:
        """A page that was opened before everybody else's changes."""
        self.known[writer] = max(0, self.known[writer] - 1)

    @invariant()
    def all_acknowledged_versions_are_there(self) -> None:
        mine = Version.objects.filter(field__owner=self.drafts[0].owner.public_id).order_by("number")
        assert list(mine.values_list("number", "text")) == list(enumerate(self.texts, 1))


@pytest.mark.property
@pytest.mark.django_db
def test_saves_and_restores_lose_nothing() -> None:
    run_state_machine_as_test(Writing, settings=settings(max_examples=40, stateful_step_count=20))
    assert [*versions_have_no_gaps.find(), *texts_are_as_digested.find()] == []
