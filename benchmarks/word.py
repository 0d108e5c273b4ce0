"""A report of 300 pages goes out to Word and comes back: text, tables and pictures for all 81 criteria."""

from random import Random

from work.pictures import png
from work.timing import median_seconds, print_figure

from zhiheng.documents import Document, Node, compare_documents, document_of, with_pictures
from zhiheng.evidence import OVERVIEW, FilledReport, read_report_docx
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.standard import Standard, load_standard

RUNS = 3
PICTURES = {f"{number:032x}": png(number) for number in range(160)}
WORDS = "公司围绕战略目标建立质量管理体系并按季度评审过程绩效，对顾客反馈的问题及时采取纠正措施。"
ROWS, COLUMNS = 12, 6


def main() -> None:
    standard = load_standard("pengjiang-manufacturing")
    random = Random(4)  # noqa: S311 - the same report every time
    documents = {code: _response(random, number) for number, code in enumerate(_codes(standard))}
    report = Report("自评报告", "示例公司", standard, documents)
    word = report_docx(report, PICTURES.__getitem__)
    read = read_report_docx(word, standard, "report.docx")
    length = sum(document.length for document in documents.values())
    print_figure("characters, tables, pictures", f"{length}, {len(documents) * 2}, {len(documents) * 2}")
    print_figure("size of the file", f"{len(word) / 1e6:.1f} MB")
    print_figure("export", f"{median_seconds(lambda: report_docx(report, PICTURES.__getitem__), RUNS):.2f} s", "≤ 3 s")
    seconds = median_seconds(lambda: read_report_docx(word, standard, "report.docx"), RUNS)
    print_figure("import", f"{seconds:.2f} s", "≤ 5 s")
    print_figure("comparison of both", f"{median_seconds(lambda: _states(documents, read), RUNS):.2f} s")
    assert _states(documents, read) == {"unchanged"}


def _codes(standard: Standard) -> list[str]:
    return [OVERVIEW, *(one.code for indicator in standard.indicators for one in indicator.criteria)]


def _states(documents: dict[str, Document], read: FilledReport) -> set[str]:
    stored = {content: file for file, content in PICTURES.items()}
    files = {file: stored[picture.content] for file, picture in read.pictures.items()}
    taken = {code: with_pictures(document, files) for code, document in read.documents.items()}
    return {change.state for change in compare_documents(documents, taken)}


def _response(random: Random, number: int) -> Document:
    blocks: list[Node] = []
    for part in range(2):
        blocks += [_paragraph(random) for _ in range(7)]
        items = [{"type": "list_item", "content": [_paragraph(random)]} for _ in range(5)]
        blocks.append({"type": "ordered_list", "content": items})
        blocks.append(_table(random))
        file = f"{(2 * number + part) % len(PICTURES):032x}"
        blocks.append({"type": "picture", "attrs": {"file": file, "caption": f"图 {part + 1}"}})
    return document_of(blocks)


def _paragraph(random: Random) -> Node:
    first, second = (WORDS[random.randrange(10) :] for _ in range(2))
    marked = {"type": "text", "text": second, "marks": [{"type": "bold"}]}
    return {"type": "paragraph", "content": [{"type": "text", "text": first}, marked]}


def _table(random: Random) -> Node:
    rows = [{"type": "table_row", "content": [_cell(random) for _ in range(COLUMNS)]} for _ in range(ROWS)]
    return {"type": "table", "content": rows}


def _cell(random: Random) -> Node:
    content = [{"type": "paragraph", "content": [{"type": "text", "text": str(random.randrange(10_000))}]}]
    return {"type": "table_cell", "attrs": {"colspan": 1, "rowspan": 1}, "content": content}


if __name__ == "__main__":
    main()
