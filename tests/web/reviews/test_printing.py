"""The own sheet on paper, signed and handed in; the whole application on paper."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Company
from web.entries.writing import write
from web.make import sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.entries.models import Submission
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.kinds import print_kind
from zhiheng.web.files.models import PrintCode
from zhiheng.web.files.queries import printed_pages
from zhiheng.web.files.rules import HAND_IN_COPY
from zhiheng.web.reviews.actions.reopening import ask_reopening, reopen_sheet
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.file_doors import REVIEWED_ENTRY, SCORE_SHEET
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_print import digest_of_print, printed_sheet


@pytest.fixture
def ours(ours: Company) -> Company:
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "企业家精神示例")
    write(ours.contact.as_actor(), ours.part("1.1"), "self_score", "75")
    return ours


def test_confirmed_sheet_prints_with_its_code(client: Client, review: Review, sheet: Sheet) -> None:
    sign_in(client, review.first)
    url = reverse("reviews:print", args=[sheet.public_id])
    assert client.get(url).status_code == 403
    fill_in(review.expert, sheet)
    type_in(review.expert, sheet, "1.1.strengths", "目标到岗")
    type_in(review.expert, sheet, "1.1.evidence", "1.1a#1")
    type_in(review.expert, sheet, "1.1.notes", "只给自己")
    version = confirm_sheet(review.expert, sheet)
    text = client.get(url).content.decode()
    code = PrintCode.objects.get(kind=SCORE_SHEET)
    assert (code.subject, code.digest) == (sheet.public_id, version.digest)
    shown = (shown_code(code.code), version.digest, "600 / 1000</strong>", "优势：目标到岗", "证据定位：1.1a 第 1 段")
    assert [one in text for one in (*shown, "只给自己")] == [True] * len(shown) + [False]
    assert HAND_IN_COPY.allows(review.expert, code) is True
    assert client.get(url).status_code == 200
    assert PrintCode.objects.filter(kind=SCORE_SHEET).count() == 1
    sheet.refresh_from_db()
    reopen_sheet(review.call.lead, ask_reopening(review.expert, sheet, "漏看证书"))
    sheet.refresh_from_db()
    assert [one.is_current for one in printed_pages(review.expert, SCORE_SHEET, sheet)] == [False]
    assert digest_of_print(sheet) == ""
    assert HAND_IN_COPY.allows(review.expert, code) is False


def test_all_not_applicable_has_no_total(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    version = confirm_sheet(review.expert, sheet)
    content = json.loads(version.content)
    content["percents"] = dict.fromkeys(content["percents"], "NA")
    content["comments"]["1.1"]["evidence"] = [{"attachment": 2, "page": 5}]
    version.content = json.dumps(content)
    printed = printed_sheet(sheet, version)
    first = printed.categories[0]
    assert (printed.total, printed.full, first.comment) == (None, 1000, "评语1")
    assert [one.zh for one in first.indicators[0].references] == ["材料 2 第 5 页"]


@pytest.mark.leak
def test_application_prints_without_self_scores_until_confirmed(client: Client, review: Review, sheet: Sheet) -> None:
    sign_in(client, review.first)
    url = reverse("reviews:print_entry", args=[sheet.public_id])
    text = client.get(url).content.decode()
    code = PrintCode.objects.get(kind=REVIEWED_ENTRY)
    assert code.digest == Submission.objects.get().digest
    assert (shown_code(code.code) in text, "企业家精神示例" in text, "自评得分" in text) == (True, True, False)
    assert LedgerEntry.objects.filter(verb="sheet.print_entry").count() == 1
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    assert "75 %" in client.get(url).content.decode()
    [printed] = printed_pages(review.expert, REVIEWED_ENTRY, Submission.objects.get())
    assert (printed.is_current, printed.url) == (True, reverse("reviews:reviews"))
    Submission.objects.update(withdrawn_at=code.printed_at)
    assert print_kind(REVIEWED_ENTRY).digest(Submission.objects.get()) == ""


def test_codes_of_a_sheet_are_its_experts(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    sheet.refresh_from_db()
    print_code(review.expert, sheet, SCORE_SHEET)
    finders = (review.expert, review.other, review.call.lead)
    assert [len(printed_pages(one, SCORE_SHEET, sheet)) for one in finders] == [1, 0, 0]
    with pytest.raises(NotPermittedError):
        print_code(review.call.lead, sheet, SCORE_SHEET)
