"""Out to Word and back again: every document of the model is the same, whatever stands beside it."""

import copy
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from documents.examples import cell, items, paragraph, table
from documents.pictures import PICTURES
from documents.strategies import documents, texts
from zhiheng.documents import Document, document_of, grid_of
from zhiheng.evidence import OVERVIEW, read_report_docx
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.standard import load_standard

STANDARD = load_standard("pengjiang-manufacturing")
_CODES = [OVERVIEW, "1.1a", "1.1b", "1.2a", "5.7c"]
_DOCUMENTS = documents(st.sampled_from(sorted(PICTURES)))
_REPORTS = st.fixed_dictionaries(dict.fromkeys(_CODES, _DOCUMENTS))


def _word(written: dict[str, Document], scores: dict[str, str] | None = None) -> bytes:
    report = Report("自评报告<1>", "示例 & 公司", STANDARD, written, scores or {})
    return report_docx(report, PICTURES.__getitem__)


@pytest.mark.property
@settings(max_examples=20)
@given(_REPORTS, st.dictionaries(st.sampled_from(["1.1", "5.7"]), texts().map(str.strip)))
def test_every_report_comes_back(written, scores) -> None:
    read = read_report_docx(_word(written, scores), STANDARD, "a.docx")
    assert [note.text("zh") for note in read.notes] == []
    assert {code: read.documents[code] for code in _CODES} == written
    assert {code: read.self_scores[code] for code in scores} == scores
    used = {file for document in written.values() for file in document.pictures}
    assert {file: picture.content for file, picture in read.pictures.items()} == {file: PICTURES[file] for file in used}


def test_items_of_several_blocks_and_joined_cells_come_back() -> None:
    inner = items("ordered_list", [paragraph("三"), paragraph("四")], [paragraph("五")])
    several = items("bullet_list", [paragraph("一"), paragraph("二"), inner, paragraph("六")], [paragraph("七")])
    joined = table([cell("一", 2), cell("二", 1, 2, "table_header")], [cell("三"), cell("四")])
    written = document_of([several, paragraph("之后"), joined])
    assert read_report_docx(_word({"1.1a": written}), STANDARD, "a.docx").documents["1.1a"] == written


def _office() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return found


@pytest.mark.parity
@pytest.mark.soak
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(_REPORTS)
def test_every_report_comes_back_from_libreoffice(tmp_path: Path, written) -> None:
    source, saved = tmp_path / "report.docx", tmp_path / "saved"
    source.write_bytes(_word(written))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [_office(), profile, "--headless", "--convert-to", "docx", "--outdir", str(saved), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    read = read_report_docx((saved / "report.docx").read_bytes(), STANDARD, "a.docx")
    assert {code: _narrowed(read.documents[code]) for code in _CODES} == {
        code: _narrowed(document) for code, document in written.items()
    }


def _narrowed(document: Document) -> list[dict]:
    """The blocks, tables without columns at which no cell begins: LibreOffice drops those."""
    return [_narrow(block) if block["type"] == "table" else block for block in document.blocks]


def _narrow(table: dict) -> dict:
    grid = grid_of(table["content"])
    begun = {slot.column for row in grid for slot in row}
    spans = {
        id(slot.cell): len(begun & {*range(slot.column, slot.column + slot.cell["attrs"]["colspan"])})
        for row in grid
        for slot in row
    }
    narrow = copy.deepcopy(table)
    for row, narrow_row in zip(table["content"], narrow["content"], strict=True):
        for wide_cell, narrow_cell in zip(row["content"], narrow_row["content"], strict=True):
            narrow_cell["attrs"]["colspan"] = spans[id(wide_cell)]
    return narrow
