"""The Excel way: down, up, compared cell by cell, and nothing taken before the expert says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from scoring.workbooks.make import fill
from web.make import make_organisation, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from zhiheng.problems import BadInputError
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import Template, entry_layout, write_score_workbook
from zhiheng.tables import InputFile, cell_address
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry as Application
from zhiheng.web.entries.models import Submission
from zhiheng.web.files.doors import stored_files
from zhiheng.web.files.models import StoredFile
from zhiheng.web.panels.models import Declaration, PanelEntry
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.actions.workbooks import take_workbook
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET
from zhiheng.web.reviews.sheet_form import form_of_sheet
from zhiheng.web.reviews.sheet_workbook import read_workbook, sheets_to_fill, workbook_of
from zhiheng.web.reviews.workbook_differences import compare


@pytest.fixture(autouse=True)
def _store(tmp_path, settings) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def expert(client: Client, review: Review) -> Client:
    sign_in(client, review.first)
    return client


def _filled(sheet: Sheet, marks: dict[str, object], texts: dict[tuple[str, int], str] | None = None) -> bytes:
    """The workbook of a sheet with marks, and with texts by code and the place of their row."""
    layout = entry_layout.lay_out_entry(form_of_sheet(sheet).form.standard, sheet.entry.kind)
    blocks = {block.indicator.code: block for block in layout.blocks}
    cells = {cell_address(blocks[code].top, entry_layout.INPUT): mark for code, mark in marks.items() if code in blocks}
    for (code, place), text in (texts or {}).items():
        cells[cell_address(blocks[code].comment_rows[place], entry_layout.TEXT)] = text
    if "state" in marks:
        cells[cell_address(entry_layout.STATE_ROW, entry_layout.INPUT)] = marks["state"]
    return fill(workbook_of([sheet]), {sheet.entry.code: cells})


def _upload(expert: Client, sheet: Sheet, content: bytes) -> HttpResponse:
    url = reverse("reviews:upload_workbook", args=[sheet.public_id])
    return expert.post(url, {"file": SimpleUploadedFile("评分表.xlsx", content)}, follow=True)


def _act(expert: Client, act: str, **values: object) -> HttpResponse:
    file = StoredFile.objects.latest("pk")
    return expert.post(reverse(f"reviews:{act}_workbook", args=[file.public_id]), values, follow=True)


def test_workbook_comes_down_and_its_reading_is_noted(expert: Client, sheet: Sheet) -> None:
    response = expert.get(reverse("reviews:workbook", args=[sheet.public_id]))
    assert (response.status_code, response.content) == (200, workbook_of([sheet]))
    assert LedgerEntry.objects.filter(verb="sheet.export_workbook").count() == 1
    assert (
        "下载评分表（Excel）" in expert.get(reverse("reviews:upload_workbook", args=[sheet.public_id])).content.decode()
    )


def test_cells_that_differ_and_what_is_empty_takes_nothing_away(review: Review, sheet: Sheet) -> None:
    for name, text in {"1.1.percent": "60.0", "1.2.percent": "50", "1.3.percent": "63", "2.1.strengths": "旧"}.items():
        type_in(review.expert, sheet, name, text)
    content = _filled(
        sheet, {"1.1": 60, "1.3": 65, "1.4": 70}, {("2.1", 0): "新", ("2.1", 1): "缺口", ("2.1", 2): "见附件 3"}
    )
    found = compare([sheet], read_workbook(sheet, InputFile("评分表.xlsx", content)))
    assert [(one.name, one.old, one.new, one.base) for one in found.sheets[0].differences] == [
        ("1.3.percent", "63", "65", 1),
        ("1.4.percent", "", "70", 0),
        ("2.1.strengths", "旧", "新", 1),
        ("2.1.opportunities", "", "缺口", 0),
    ]
    assert [text for _, text in found.left_out] == ["见附件 3"]
    assert found.sheets[0].differences[0].cell.startswith(f"{sheet.entry.code} D")


def test_nothing_is_taken_before_the_expert_says_so_and_then_only_what_is_ticked(
    expert: Client, review: Review, sheet: Sheet
) -> None:
    page = _upload(expert, sheet, _filled(sheet, {"1.1": 60, "1.2": 55}, {("1.1", 0): "目标到岗"})).content.decode()
    keys = [f"{sheet.entry.code}/{one}@0" for one in ("1.1.percent", "1.2.percent", "1.1.strengths")]
    assert [f'value="{key}" checked' in page for key in keys] == [True] * 3
    assert texts_of(SHEET, sheet) == {}
    assert "没有选择要带入的格" in _act(expert, "take").content.decode()
    response = _act(expert, "take", take=[keys[0], keys[2]])
    assert response.redirect_chain[-1][0] == reverse("reviews:quick", args=[sheet.public_id])
    assert texts_of(SHEET, sheet) == {"1.1.percent": "60", "1.1.strengths": "目标到岗"}
    last = LedgerEntry.objects.filter(verb="sheet.take_workbook").get()
    payload = LedgerPayload.objects.get(pk=last.commitment).payload
    assert (payload["fields"], payload["keys"]) == (2, ["1.1.percent", "1.1.strengths"])
    assert StoredFile.objects.get().withdrawn_at is not None
    for act in ("take", "discard"):  # pressed twice
        assert _act(expert, act).redirect_chain[-1][0] == reverse("reviews:quick", args=[sheet.public_id])
    shown = expert.get(reverse("reviews:filled_workbook", args=[StoredFile.objects.get().public_id]))
    assert shown.url == reverse("reviews:quick", args=[sheet.public_id])


def test_what_changed_meanwhile_is_compared_again(expert: Client, review: Review, sheet: Sheet) -> None:
    _upload(expert, sheet, _filled(sheet, {"1.1": 60, "1.2": 55}))
    stale = compare([sheet], read_workbook(sheet, InputFile("评分表.xlsx", _filled(sheet, {"1.1": 60, "1.2": 55}))))
    type_in(review.expert, sheet, "1.1.percent", "70")
    response = _act(expert, "take", take=[f"{sheet.entry.code}/1.1.percent@0", f"{sheet.entry.code}/1.2.percent@0"])
    assert (response.status_code, f"{sheet.entry.code}/1.1.percent@1" in response.content.decode()) == (409, True)
    with pytest.raises(BlockedError, match=r"1\.1 Percent|1\.1 得分率"):
        take_workbook(review.expert, sheet, stale.sheets[0].differences, StoredFile.objects.get(), is_last=True)
    assert texts_of(SHEET, sheet) == {"1.1.percent": "70"}


def test_typed_over_in_the_same_moment(
    expert: Client, review: Review, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    _upload(expert, sheet, _filled(sheet, {"1.1": 60}))

    def taken(*arguments: object, **keywords: object) -> None:
        type_in(review.expert, sheet, "1.1.percent", "70")
        take_workbook(*arguments, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr("zhiheng.web.reviews.views.workbooks.take_workbook", taken)
    assert _act(expert, "take", take=[f"{sheet.entry.code}/1.1.percent@0"]).status_code == 409
    assert texts_of(SHEET, sheet) == {"1.1.percent": "70"}


def test_every_problem_at_its_cell_and_nothing_kept(expert: Client, sheet: Sheet) -> None:
    response = _upload(expert, sheet, _filled(sheet, {"1.1": 63, "1.2": "高"}))
    text = response.content.decode()
    assert (response.status_code, "63 不在 0 至 100" in text, "“高”是文字" in text) == (422, True, True)
    assert _upload(expert, sheet, _filled(sheet, {"state": "撤回"})).status_code == 422
    assert expert.post(reverse("reviews:upload_workbook", args=[sheet.public_id])).status_code == 422
    assert not StoredFile.objects.exists()


@pytest.mark.leak
def test_only_the_own_workbook_of_the_same_phase_is_taken_in(expert: Client, review: Review, sheet: Sheet) -> None:
    others = begin_sheet(review.other, review.company.entry)
    response = _upload(expert, sheet, _filled(others, {"1.1": 60}))
    assert (response.status_code, "这不是您本人" in response.content.decode()) == (422, True)
    form, entry = form_of_sheet(sheet), Entry(sheet.entry.code, "甲示例公司", sheet.entry.kind)
    visit = Template(form.form.standard, form.guide, "visit")
    content = write_score_workbook(visit, Assignment(Expert("E1", "专家甲"), (entry,)))
    with pytest.raises(BadInputError, match="belongs to phase visit"):
        read_workbook(sheet, InputFile("评分表.xlsx", content))
    _upload(expert, sheet, _filled(sheet, {"1.1": 60}))
    file = StoredFile.objects.get()
    assert [list(stored_files(one)) for one in (review.expert, review.other, review.call.lead)] == [[file], [], []]


def test_confirmed_sheet_takes_nothing(expert: Client, review: Review, sheet: Sheet) -> None:
    _upload(expert, sheet, _filled(sheet, {"1.1": 60}))
    file = StoredFile.objects.get()
    found = compare([sheet], read_workbook(sheet, InputFile("评分表.xlsx", _filled(sheet, {"1.1": 65}))))
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    assert expert.get(reverse("reviews:filled_workbook", args=[file.public_id])).status_code == 403
    with pytest.raises(NotPermittedError):
        take_workbook(review.expert, sheet, found.sheets[0].differences, file, is_last=True)


def test_discarded_nothing_is_taken(expert: Client, sheet: Sheet) -> None:
    _upload(expert, sheet, _filled(sheet, {"1.1": 60}))
    waiting = expert.get(reverse("reviews:upload_workbook", args=[sheet.public_id])).content.decode()
    assert reverse("reviews:filled_workbook", args=[StoredFile.objects.get().public_id]) in waiting
    _act(expert, "discard")
    assert (texts_of(SHEET, sheet), StoredFile.objects.get().withdrawn_at is None) == ({}, False)


def _another_entry(review: Review) -> Application:
    """One more application of the panel, handed in, which the expert has not begun to score."""
    where = {"cycle": review.call.cycle, "track": review.call.track, "organisation": make_organisation("丙示例公司")}
    entry = Application.objects.create(code=new_code(), created_by=review.first.person, **where)
    old = review.company.entry.submissions.latest("number")
    given = {"content": old.content, "digest": old.digest, "submitted_at": old.submitted_at}
    Submission.objects.create(entry=entry, number=1, submitted_by=old.submitted_by, **given)
    PanelEntry.objects.create(panel=review.panel, entry=entry)
    Declaration.objects.create(entry=entry, person=review.first.person)
    return entry


def _filled_both(review: Review, sheet: Sheet, marks: dict[str, dict[str, object]]) -> bytes:
    """The workbook of all sheets with marks by entry and indicator."""
    found = sheets_to_fill(review.expert, sheet)
    blocks = {
        (one.entry.code, block.indicator.code): cell_address(block.top, entry_layout.INPUT)
        for one in found
        for block in entry_layout.lay_out_entry(form_of_sheet(one).form.standard, one.entry.kind).blocks
    }
    typed = {code: {blocks[code, one]: mark for one, mark in given.items()} for code, given in marks.items()}
    return fill(workbook_of(found), typed)


def test_one_workbook_holds_all_sheets_with_what_was_typed(expert: Client, review: Review, sheet: Sheet) -> None:
    for name, text in {"1.1.percent": "60", "1.2.percent": "63", "1.1.strengths": "目标\n到岗"}.items():
        type_in(review.expert, sheet, name, text)
    other = _another_entry(review)
    content = expert.get(reverse("reviews:workbooks", args=[sheet.public_id])).content
    filled = read_workbook(sheet, InputFile("评分表.xlsx", content))
    assert sorted(filled) == sorted([other.code, sheet.entry.code])
    assert (filled[sheet.entry.code].filled, filled[sheet.entry.code].comments, filled[other.code].filled) == (1, 1, 0)
    assert compare(sheets_to_fill(review.expert, sheet), filled).sheets == []
    page = expert.get(reverse("reviews:upload_workbook", args=[sheet.public_id])).content.decode()
    assert "下载我的全部评分表（2 份，一个文件）" in page
    review.recuse(review.first)
    assert expert.get(reverse("reviews:workbooks", args=[sheet.public_id])).status_code == 404


def test_all_sheets_are_taken_over_and_what_was_not_begun_is_begun(
    expert: Client, review: Review, sheet: Sheet
) -> None:
    other, code = _another_entry(review), sheet.entry.code
    content = _filled_both(review, sheet, {code: {"1.1": 60, "1.2": 70}, other.code: {"1.1": 55}})
    page = _upload(expert, sheet, content).content.decode()
    keys = [f"{code}/1.1.percent@0", f"{code}/1.2.percent@0", f"{other.code}/1.1.percent@0"]
    assert [f'value="{key}" checked' in page for key in keys] == [True] * 3
    response = _act(expert, "take", take=[keys[0], keys[2]])
    assert response.redirect_chain[-1][0] == reverse("reviews:reviews")
    begun = Sheet.objects.get(entry=other)
    assert (texts_of(SHEET, sheet), texts_of(SHEET, begun)) == ({"1.1.percent": "60"}, {"1.1.percent": "55"})
    taken = LedgerEntry.objects.filter(verb="sheet.take_workbook").order_by("sequence")
    assert sorted(one.subject for one in taken) == sorted([begun.public_id, sheet.public_id])
    assert StoredFile.objects.get().withdrawn_at is not None


def test_sheets_that_cannot_be_filled_in_any_more_are_skipped(expert: Client, review: Review, sheet: Sheet) -> None:
    other = _another_entry(review)
    begun = begin_sheet(review.expert, other)
    content = _filled_both(review, sheet, {sheet.entry.code: {"1.1": 60}, other.code: {"1.1": 55}})
    Sheet.objects.filter(pk=begun.pk).update(state=Sheet.State.CONFIRMED)
    page = _upload(expert, sheet, content).content.decode()
    assert ("1 张表现在不能填写" in page, f"{other.code}/1.1.percent@0" in page) == (True, False)


def test_what_is_older_than_the_sheet_is_not_ticked(expert: Client, review: Review, sheet: Sheet) -> None:
    for name, text in {"1.1.percent": "50.0", "1.1.strengths": "旧\r\n文"}.items():
        type_in(review.expert, sheet, name, text)
    content = _filled(sheet, {"1.2": 60})
    for name, text in {"1.1.percent": "60", "1.1.strengths": "新文"}.items():
        type_in(review.expert, sheet, name, text)
    page = _upload(expert, sheet, content).content.decode()
    found = [(one, f'{sheet.entry.code}/{one}" checked' in page) for one in ("1.1.percent@2", "1.2.percent@0")]
    assert found == [("1.1.percent@2", False), ("1.2.percent@0", True)]
    assert page.count("系统里改过以后的旧内容") == 2
