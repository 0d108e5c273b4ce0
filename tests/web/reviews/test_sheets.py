"""Score sheets: begun, filled in, confirmed; whom they are there for."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.canonical import sha256_hex
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.programmes.models import StandardVersion, Track
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.conflict_hooks import withdraw_sheet
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet
from zhiheng.web.reviews.queries import reviews_of, waiting
from zhiheng.web.reviews.sheet_fields import SHEET, label_of
from zhiheng.web.reviews.sheet_form import form_of_sheet


def page(client: Client, review: Review, name: str, *args: str) -> str:
    sign_in(client, review.first)
    response = client.get(reverse(f"reviews:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_beginning_is_one_record(review: Review, sheet: Sheet) -> None:
    assert LedgerEntry.objects.filter(verb="sheet.begin", subject=sheet.public_id).count() == 1
    assert begin_sheet(review.expert, review.company.entry) == sheet
    assert LedgerEntry.objects.filter(verb="sheet.begin").count() == 1
    assert sheet.phase.code == "desk"


def test_form_follows_the_standard_of_the_track(sheet: Sheet) -> None:
    kept = StandardVersion.objects.get(digest=form_of_sheet(sheet).form.standard.digest)
    content = kept.content.replace("企业家精神", "企业家")
    other = StandardVersion.objects.create(
        programme=kept.programme, content=content, digest=sha256_hex(content.encode())
    )
    Track.objects.filter(pk=sheet.entry.track_id).update(standard_digest=other.digest)
    assert form_of_sheet(Sheet.objects.get(pk=sheet.pk)).form.standard.digest == other.digest


def test_experts_find_their_own_sheets_only(review: Review, sheet: Sheet) -> None:
    finders = (review.expert, review.other, review.call.lead, make_actor(Role.EXPERT, review.call.cycle))
    assert [list(doors.sheets(one)) for one in finders] == [[sheet], [], [], []]
    with pytest.raises(NotFoundError):
        doors.sheet(review.other, sheet.public_id)
    with pytest.raises(NotFoundError):
        doors.entry_to_score(make_actor(Role.EXPERT, review.call.cycle), review.company.entry.public_id)


def test_conflict_takes_the_entry_away_and_sets_the_sheet_aside(review: Review, sheet: Sheet) -> None:
    theirs = begin_sheet(review.other, review.company.entry)
    scored = doors.scored_submission(review.expert, sheet)
    assert scored.entry == review.company.entry
    withdraw_sheet(review.recuse(review.first))
    sheet.refresh_from_db()
    theirs.refresh_from_db()
    assert (sheet.state, theirs.state) == (Sheet.State.WITHDRAWN, Sheet.State.OPEN)
    assert reviews_of(review.expert).lines == []
    with pytest.raises(NotFoundError):
        doors.sheet(review.expert, sheet.public_id)
    with pytest.raises(NotFoundError):
        doors.scored_submission(review.expert, sheet)


def test_deadline_is_the_servers(review: Review, sheet: Sheet) -> None:
    type_in(review.expert, sheet, "1.1.percent", "60")
    review.end_phase()
    with pytest.raises(NotPermittedError, match="ended on"):
        type_in(review.expert, sheet, "1.1.percent", "65")
    with pytest.raises(NotPermittedError, match="ended on"):
        confirm_sheet(review.expert, sheet)
    with pytest.raises(NotPermittedError, match="ended on"):
        begin_sheet(review.other, review.company.entry)
    assert texts_of(SHEET, sheet) == {"1.1.percent": "60"}
    assert reviews_of(review.expert).days_left == 0


def test_scoring_waits_for_its_first_day_and_needs_a_phase(review: Review) -> None:
    phases = review.call.cycle.phases.filter(stage="evaluation")
    phases.filter(code="desk").update(begins="2100-01-01")
    with pytest.raises(NotPermittedError, match="begins on 2100-01-01"):
        begin_sheet(review.expert, review.company.entry)
    phases.update(is_on=False)
    with pytest.raises(NotPermittedError, match="no phase"):
        begin_sheet(review.expert, review.company.entry)


def test_confirming_names_everything_that_lacks(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    for name, text in {"1.1.percent": "", "1.2.percent": "63", "1.3.percent": "25", "1.4.percent": "85"}.items():
        type_in(review.expert, sheet, name, text)
    type_in(review.expert, sheet, "1.4.strengths", "目标到岗")
    type_in(review.expert, sheet, "category.5", " ")
    with pytest.raises(BlockedError) as refused:
        confirm_sheet(review.expert, sheet)
    assert [one.what("en") for one in refused.value.problems] == [
        "1.1 企业家精神 has no score",
        "“63” of 1.2 组织文化 is not on a step",
        "1.3 战略管理 is at most 25% or at least 85% without a comment",
        "category 5 效益 has no comment",
    ]
    assert not ConfirmedSheet.objects.exists()


def test_confirmed_sheet_is_frozen_without_the_notes(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    type_in(review.expert, sheet, "1.1.percent", "65.0")
    type_in(review.expert, sheet, "1.1.strengths", " 治理清楚 ")
    type_in(review.expert, sheet, "1.1.notes", "只给自己")
    confirmed = confirm_sheet(review.expert, sheet)
    content = json.loads(confirmed.content)
    assert (confirmed.number, confirmed.digest) == (1, sha256_hex(confirmed.content.encode()))
    assert content["format"] == "zhiheng-sheet/1"
    assert (content["percents"]["1.1"], content["percents"]["5.7"], len(content["percents"])) == ("65", "60", 26)
    assert content["comments"]["1.1"] == {"strengths": "治理清楚", "opportunities": "", "evidence": []}
    assert content["categories"]["2"] == "评语2"
    assert content["submission"] == review.company.entry.submissions.get().digest
    assert "只给自己" not in confirmed.content
    with pytest.raises(NotPermittedError, match="stays as it is"):
        type_in(review.expert, sheet, "1.1.percent", "70")
    with pytest.raises(NotPermittedError, match="stays as it is"):
        confirm_sheet(review.expert, sheet)


def test_home_lists_what_is_reviewed(client: Client, review: Review) -> None:
    assert waiting(review.expert) == 1
    text = page(client, review, "reviews")
    assert "甲示例公司" in text
    assert (review.call.cycle.title in text, "材料评审" in text) == (True, True)
    client.post(reverse("reviews:begin", args=[review.company.entry.public_id]))
    again = client.post(reverse("reviews:begin", args=[review.company.entry.public_id]))
    sheet = Sheet.objects.get()
    assert again.url == reverse("reviews:indicator", args=[sheet.public_id, "1.1"])
    type_in(review.expert, sheet, "1.1.percent", "60")
    assert "已评 1 / 26 项" in page(client, review, "reviews")
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    assert waiting(review.expert) == 0


def test_days_left_count_today(review: Review) -> None:
    review.call.cycle.phases.filter(code="desk").update(ends=timezone.localdate())
    assert reviews_of(review.expert).days_left in (1, 2)


def test_scoring_screen_shows_own_points_and_the_guide(client: Client, review: Review, sheet: Sheet) -> None:
    type_in(review.expert, sheet, "2.2.percent", "65")
    text = page(client, review, "indicator", sheet.public_id, "2.2")
    assert 'value="65" checked' in text
    assert "39 分" in text
    assert "39 / 300" in text
    assert "自评得分" not in text
    response = client.get(reverse("reviews:indicator", args=[sheet.public_id, "9.9"]))
    assert response.status_code == 404


def test_self_scores_are_shown_after_confirming(client: Client, review: Review, sheet: Sheet) -> None:
    assert "自评得分" not in page(client, review, "indicator", sheet.public_id, "1.1")
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    assert "自评得分" in page(client, review, "indicator", sheet.public_id, "1.1")


def test_both_ways_fill_the_same_fields(client: Client, review: Review, sheet: Sheet) -> None:
    name = "1.1.percent"
    ways = [page(client, review, *way) for way in (("indicator", sheet.public_id, "1.1"), ("quick", sheet.public_id))]
    address = f'data-draft="{reverse("drafts:field", args=[SHEET, sheet.public_id, name])}"'
    assert [text.count(address) for text in ways] == [1, 1]


def test_confirm_page_links_to_what_lacks_and_confirms(client: Client, review: Review, sheet: Sheet) -> None:
    text = page(client, review, "confirm", sheet.public_id)
    assert reverse("reviews:indicator", args=[sheet.public_id, "5.7"]) in text
    url = reverse("reviews:confirm", args=[sheet.public_id])
    refused = client.post(url)
    assert refused.status_code == 409
    assert reverse("reviews:indicator", args=[sheet.public_id, "5.7"]) in refused.content.decode()
    fill_in(review.expert, sheet)
    assert client.post(url).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.CONFIRMED


def test_confirm_page_leads_back_to_the_sheet_once_the_phase_is_over(
    client: Client, review: Review, sheet: Sheet
) -> None:
    review.end_phase()
    sign_in(client, review.first)
    response = client.get(reverse("reviews:confirm", args=[sheet.public_id]))
    text = response.content.decode()
    assert (response.status_code, "截止" in text) == (403, True)
    assert reverse("reviews:indicator", args=[sheet.public_id, "1.1"]) in text
    assert '<button class="button button-primary">确认提交' not in text


def test_fields_that_a_sheet_has(sheet: Sheet) -> None:
    kind_names = ("1.1.percent", "1.1.notes", "category.1", "category.9", "9.9.percent", "1.1.total")
    assert [label_of(sheet, one) for one in kind_names] == [
        "1.1 得分率（%）",
        "1.1 我的笔记（只有自己看得到）",
        "一级指标 1 的评语",
        None,
        None,
        None,
    ]
