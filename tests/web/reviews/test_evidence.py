"""Evidence references: picked, shown, confirmed; attachments opened beside the text."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Company
from web.make import sign_in
from web.reviews.conftest import Review, fill_in, type_in
from web.reviews.evidence import add_evidence, name_files
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.files.models import StoredFile
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.evidence_refs import Reference, reference_of, references_in
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET, problems_of

FIELD = "1.1.evidence"


@pytest.fixture
def ours(ours: Company, tmp_path, settings) -> Company:
    settings.HOME = tmp_path
    add_evidence(ours)
    return ours


@pytest.fixture
def sheet(review: Review) -> Sheet:
    name_files(review.company)
    return begin_sheet(review.expert, review.company.entry)


@pytest.fixture
def expert(client: Client, review: Review) -> Client:
    sign_in(client, review.first)
    return client


def _refer(expert: Client, sheet: Sheet, code: str = "1.1", **values: str) -> int:
    return expert.post(reverse("reviews:refer", args=[sheet.public_id, code]), values).status_code


def _text(expert: Client, name: str, *args: object, **question: str) -> str:
    response = expert.get(reverse(f"reviews:{name}", args=args), question)
    assert response.status_code == 200
    return response.content.decode()


def test_references_read_from_lines_and_back() -> None:
    lines = ("1.1a#3", "@2#5")
    assert [reference_of(line) for line in lines] == [Reference("1.1a", 0, 3), Reference("", 2, 5)]
    assert [one.text for one in references_in("1.1a#3\n@2#5\n1.1a#3")] == list(lines)
    assert [reference_of(line) for line in ("", "1.1a", "@0#1", "1.1a#0", "@x#1")] == [None] * 5


def test_paragraph_and_page_become_links(expert: Client, sheet: Sheet) -> None:
    assert 'value="1.1a#1"' in _text(expert, "indicator", sheet.public_id, "1.1")
    assert 'value="1.1a#2"' not in _text(expert, "indicator", sheet.public_id, "1.1")  # it is empty
    assert [_refer(expert, sheet, add=one) for one in ("1.1a#3", "@1#2", "1.1a#3")] == [302] * 3
    assert texts_of(SHEET, sheet) == {FIELD: "1.1a#3\n@1#2"}
    text = _text(expert, "indicator", sheet.public_id, "1.1")
    evidence = reverse("reviews:evidence", args=[sheet.public_id, "1.1", 1])
    assert f'href="{evidence}?page=2#pages">材料 1 第 2 页' in text
    assert '#p-1.1a-3">1.1a 第 3 段</a><p class="muted">出口十二国</p>' in text
    assert _refer(expert, sheet, remove="1.1a#3") == 302
    assert texts_of(SHEET, sheet) == {FIELD: "@1#2"}


def test_only_what_the_snapshot_has_can_be_referred_to(expert: Client, sheet: Sheet) -> None:
    strange = ({"add": "1.1a#9"}, {"add": "1.2a#1"}, {"add": "@2#1"}, {"add": "@3#1"}, {"add": "x"}, {"remove": ""})
    assert [_refer(expert, sheet, **one) for one in strange] == [404] * 6
    assert _refer(expert, sheet, "9.9", add="1.1a#1") == 404
    assert texts_of(SHEET, sheet) == {}


def test_evidence_opens_beside_the_text_at_its_page(expert: Client, sheet: Sheet) -> None:
    address = (sheet.public_id, "1.1", 1)
    text = _text(expert, "evidence", *address, page="2")
    assert ("/pages/2" in text, 'name="add" value="@1#2"' in text, "企业家精神示例" in text) == (True, True, True)
    assert LedgerEntry.objects.filter(verb="file.see").count() == 1
    assert f"{reverse('reviews:evidence', args=address)}?page=2#pages" in _text(
        expert, "indicator", sheet.public_id, "1.1"
    )
    assert "其他材料（2）" in _text(expert, "indicator", sheet.public_id, "1.2")
    file = StoredFile.objects.get()  # which is no filled workbook
    assert expert.get(reverse("reviews:filled_workbook", args=[file.public_id])).status_code == 404
    for number in (2, 3):
        missing = reverse("reviews:evidence", args=[sheet.public_id, "1.1", number])
        assert expert.get(missing).status_code == 404


def test_confirmed_content_names_them(review: Review, expert: Client, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    for one in ("1.1a#1", "@1#2"):
        _refer(expert, sheet, add=one)
    content = json.loads(confirm_sheet(review.expert, sheet).content)
    assert content["comments"]["1.1"]["evidence"] == [
        {"criterion": "1.1a", "paragraph": 1},
        {"attachment": 1, "page": 2},
    ]
    assert content["comments"]["1.2"]["evidence"] == []
    assert _refer(expert, sheet, add="1.1a#3") == 403
    assert "引用" not in _text(expert, "evidence", sheet.public_id, "1.1", 1)


def test_references_to_nothing_are_found_before_confirming(review: Review, sheet: Sheet) -> None:
    fill_in(review.expert, sheet)
    type_in(review.expert, sheet, FIELD, "1.1a#9\n见第三页")
    assert [one.zh for one in problems_of(sheet, FIELD, "1.1a#9\n见第三页")] == [
        "“见第三页”不是证据定位 › 在要点说明的段落旁或材料的页面上点“引用”"
    ]
    with pytest.raises(BlockedError) as refused:
        confirm_sheet(review.expert, sheet)
    assert [one.what("zh") for one in refused.value.problems] == [
        "1.1 的证据定位“见第三页”在申报材料里找不到",
        "1.1 的证据定位“1.1a#9”在申报材料里找不到",
    ]
