"""The office's working notes on a cycle."""

import pytest

from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import field_states, texts_of
from zhiheng.web.programmes.draft_kinds import NOTES
from zhiheng.web.programmes.models import Cycle


def test_notes_of_a_cycle_handed_over_can_only_be_read(office) -> None:
    clerk, number = office.clerk.as_actor(), office.cycle.public_id
    notes = draft(clerk, "cycle", number, NOTES)
    save_version(clerk, notes, Edit("e1", 0, "移交前"))
    Cycle.objects.filter(pk=office.cycle.pk).update(handed_over_to="评审室")
    with pytest.raises(NotPermittedError) as refused:
        save_version(clerk, notes, Edit("e2", 1, "移交后"))
    assert refused.value.reason.zh == "本届已移交到“评审室”，请在那里办理，这里只供查看"
    assert texts_of("cycle", office.cycle) == {NOTES: "移交前"}
    shown = field_states(clerk, "cycle", draft(clerk, "cycle", number, NOTES).owner, [NOTES])[NOTES]
    assert (shown.text, shown.may_write) == ("移交前", False)
