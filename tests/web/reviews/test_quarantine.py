"""A comment that was quarantined leaves what was confirmed, whose digest stays; a mark stays."""

import json

import pytest

from web.make import make_assignment
from web.reviews.conftest import Review, fill_in, type_in
from web.reviews.consensus import confirm_sheets, make_agreeing
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.models import Field
from zhiheng.web.drafts.rules import QUARANTINE
from zhiheng.web.reviews.actions.consensus import close_consensus
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.invariants import sheets_are_as_digested
from zhiheng.web.reviews.models import CalibrationSheet, ConfirmedSheet, ConfirmedTexts, Consensus, Sheet
from zhiheng.web.reviews.quarantine_hooks import redact_confirmed


def _quarantine(review: Review, owner: str, name: str) -> None:
    field = Field.objects.get(owner=owner, name=name)
    clerk = make_assignment(Role.OFFICE_CLERK, review.call.cycle).as_actor()
    proposal = prepare(clerk, QUARANTINE, field, {"first": 1, "last": field.head}, reason="误填")
    decide(review.call.lead, proposal, is_approved=True)


@pytest.mark.parametrize(("name", "text"), [("1.1.strengths", " 8765432 "), ("category.2", "8765432")])
def test_quarantined_comment_leaves_the_confirmed_sheet(review: Review, sheet: Sheet, name: str, text: str) -> None:
    fill_in(review.expert, sheet)
    type_in(review.expert, sheet, name, text)
    type_in(review.expert, sheet, "1.2.strengths", "别的")
    made = confirm_sheet(review.expert, sheet)
    assert "8765432" in made.content
    _quarantine(review, sheet.public_id, name)
    fresh = ConfirmedSheet.objects.get()
    assert ("8765432" in fresh.content, "别的" in fresh.content, fresh.redacted_at is None) == (False, True, False)
    assert (fresh.digest, json.loads(fresh.content)["percents"]["1.1"]) == (made.digest, "60")
    assert list(sheets_are_as_digested.find()) == []


def test_marks_and_notes_stay_outside(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    type_in(review.expert, sheet, "1.1.notes", "8765432")
    made = confirm_sheet(review.expert, sheet)
    for name in ("1.1.percent", "1.1.notes"):
        _quarantine(review, sheet.public_id, name)
    fresh = ConfirmedSheet.objects.get()
    assert (fresh.content, fresh.redacted_at) == (made.content, None)


def test_texts_that_go_on_forget_it(review: Review) -> None:
    agreeing = make_agreeing(review)
    confirm_sheets(agreeing)
    consensus = agreeing.settle()
    agreeing.confirm_all()
    close_consensus(agreeing.leader, consensus, seen=agreeing.seen)
    content = {"indicators": {"1.1": {"strengths": "8765432", "opportunities": ""}}, "themes": "主题"}
    values = {"digest": "0" * 64, "confirmed_by": review.first.person, "confirmed_at": consensus.opened_at}
    ConfirmedTexts.objects.create(consensus=consensus, number=1, content=json.dumps(content), **values)
    for name, text in (("1.1.strengths", "8765432"), ("themes", "主题"), ("1.2.strengths", "没有")):
        redact_confirmed(Field(kind="consensus", owner=Consensus.objects.get().public_id, name=name), [text])
    made = ConfirmedTexts.objects.get()
    assert json.loads(made.content) == {
        "indicators": {"1.1": {"strengths": "", "opportunities": ""}},
        "themes": "",
    }
    assert made.redacted_at is not None
    redact_confirmed(Field(kind="cycle", owner=review.call.cycle.public_id, name="notes"), ["主题"])
    assert CalibrationSheet.objects.count() == 0
