"""One indicator over all my entries: own scores only."""

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Company
from web.entries.screening import hand_in
from web.make import sign_in
from web.reviews.conftest import Review, type_in
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.panels.models import Declaration, PanelEntry
from zhiheng.web.reviews.across import across
from zhiheng.web.reviews.actions.sheets import begin_sheet
from zhiheng.web.reviews.models import Sheet


@pytest.fixture
def second(theirs: Company, review: Review) -> Sheet:
    """The expert's sheet of another company."""
    hand_in(theirs)
    PanelEntry.objects.create(panel=review.panel, entry=theirs.entry)
    for held in (review.first, review.second):
        Declaration.objects.create(entry=theirs.entry, person=held.person)
    return begin_sheet(review.expert, theirs.entry)


@pytest.mark.leak
def test_own_scores_of_all_entries_and_nobody_elses(
    client: Client, second: Sheet, review: Review, sheet: Sheet
) -> None:
    others = begin_sheet(review.other, review.company.entry)
    type_in(review.expert, sheet, "2.2.percent", "65")
    type_in(review.expert, second, "2.2.opportunities", "追溯断点")
    type_in(review.other, others, "2.2.percent", "35")
    type_in(review.other, others, "2.2.strengths", "他人所写")
    found = across(review.expert, sheet, "2.2")
    assert [(line.sheet, line.typed, line.points, line.opportunities) for line in found.lines] == [
        (sheet, "65", "39", ""),
        (second, "", "", "追溯断点"),
    ]
    assert (found.before, found.after) == ("2.1", "2.3")
    sign_in(client, review.first)
    text = client.get(reverse("reviews:across", args=[sheet.public_id, "2.2"])).content.decode()
    assert [reverse("reviews:indicator", args=[one.public_id, "2.2"]) in text for one in (sheet, second)] == [True] * 2
    assert ("39 分" in text, "追溯断点" in text, "他人所写" in text, ">35" in text) == (True, True, False, False)


def test_first_and_last_and_unknown_indicator(review: Review, sheet: Sheet) -> None:
    ends = [across(review.expert, sheet, code) for code in ("1.1", "5.7")]
    assert [(one.before, one.after) for one in ends] == [("", "1.2"), ("5.6", "")]
    with pytest.raises(NotFoundError):
        across(review.expert, sheet, "9.9")
