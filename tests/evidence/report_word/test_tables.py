"""Tables as Word and WPS write them."""

from documents.examples import BREAK, cell, items, paragraph, picture, table, text
from documents.pictures import file_of, png
from evidence.report_word.reading import read, read_1_1a, told
from evidence.report_word.word_files import drawing, item, p, relation, run

_HEAD = "<w:trPr><w:tblHeader/></w:trPr>"


def _cell(words: str, properties: str = "") -> str:
    content = words if words.startswith("<") else p(words)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


_HEADING = "table_header"
_DOWN, _ON, _FURTHER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:vMerge w:val="continue"/>'


def _blocks(*body: str) -> list:
    document, notes = read_1_1a(*body)
    assert notes == []
    return list(document.blocks)


def test_joined_cells_keep_their_spans() -> None:
    rows = (
        _row(_cell("一", _span(2)), _cell("二", _DOWN)),
        _row(_cell("三"), _cell("四"), _cell("", _ON)),
        _row(_cell("五"), _cell("六", _DOWN), _cell("", _FURTHER)),
    )
    assert _blocks(_table(*rows)) == [
        table([cell("一", 2), cell("二", 1, 3)], [cell("三"), cell("四")], [cell("五"), cell("六")])
    ]


def test_cells_joined_across_in_the_old_way_are_one() -> None:
    across, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = (_row(_cell("一", across), _cell("", on), _cell("二")), _row(_cell("", on), _cell("四"), _cell("五")))
    assert _blocks(_table(*rows)) == [table([cell("一", 2), cell("二")], [cell(""), cell("四"), cell("五")])]


def test_a_cell_that_continues_nothing_stands_by_itself() -> None:
    rows = (_row(_cell("一", _span(2)), _cell("二")), _row(_cell("三", _ON), _cell("四", _ON), _cell("五")))
    assert _blocks(_table(*rows)) == [table([cell("一", 2), cell("二")], [cell("三"), cell("四"), cell("五")])]


def test_rows_without_a_cell_of_their_own_go() -> None:
    rows = (
        _row(_cell("一", _DOWN), _cell("二", _DOWN)),
        _row(_cell("", _ON), _cell("", _ON)),
        _row(_cell("三"), _cell("四")),
    )
    assert _blocks(_table(*rows)) == [table([cell("一"), cell("二")], [cell("三"), cell("四")])]


def test_short_rows_are_filled_up() -> None:
    before, after = (f'<w:trPr><w:grid{side} w:val="1"/></w:trPr>' for side in ("Before", "After"))
    middle, last = _row(_cell("四", _span(2)), properties=before), _row(_cell("五"), properties=after)
    rows = (_row(_cell("一"), _cell("二"), _cell("三")), middle, last)
    assert _blocks(_table(*rows)) == [
        table([cell("一"), cell("二"), cell("三")], [cell(""), cell("四", 2)], [cell("五"), cell(""), cell("")])
    ]


def test_heading_rows_and_filled_cells_are_headings() -> None:
    rows = (
        _row(_cell("一"), _cell("二"), properties=_HEAD),
        _row(_cell("三", '<w:shd w:fill="e3eaf4"/>'), _cell("四", '<w:shd w:fill="FFFF00"/>')),
    )
    headings = [cell("一", kind=_HEADING), cell("二", kind=_HEADING)]
    assert _blocks(_table(*rows)) == [table(headings, [cell("三", kind=_HEADING), cell("四")])]


def test_cells_hold_paragraphs_and_lists() -> None:
    content = p("甲") + item("一", 1) + item("二", 1)
    written = {**cell(""), "content": [paragraph("甲"), items("ordered_list", [paragraph("一")], [paragraph("二")])]}
    assert _blocks(_table(_row(_cell(content)))) == [table([written])]


def test_cells_and_rows_in_content_controls_are_found() -> None:
    inside = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = _row(inside.format(_cell(inside.format(p("甲")))), "<w:tc/>")
    assert _blocks(_table(inside.format(row))) == [table([cell("甲"), cell("")])]


def test_a_table_without_rows_is_nothing() -> None:
    assert _blocks(p("甲"), _table(), _table(_row())) == [paragraph("甲")]


def test_tables_in_cells_become_text() -> None:
    inner = _table(_row(_cell(p("一") + p(run("重", "<w:b/>"))), _cell("二")), _row(_cell(""), _cell(item("三", 1))))
    document, notes = read_1_1a(_table(_row(_cell(p("前") + inner + inner + p("后")))))
    rows = [paragraph("一", BREAK, text("重", "bold"), "\t二"), paragraph("\t三")]
    assert list(document.blocks) == [table([{**cell(""), "content": [paragraph("前"), *rows, *rows, paragraph("后")]}])]
    assert notes == ["1.1a › 第 1 段: 表格里的表格改为文字，各格之间用制表符隔开 › 核对，或拆成两个表格"]


def test_the_paragraph_that_word_needs_after_a_nested_table_goes() -> None:
    document, _ = read_1_1a(_table(_row(_cell(_table(_row(_cell("内"))) + p()))))
    assert list(document.blocks) == [table([cell("内")])]


def test_a_nested_table_without_text_is_an_empty_paragraph() -> None:
    document, _ = read_1_1a(p("甲"), _table(_row(_cell(_table(_row(_cell("")))))))
    assert list(document.blocks) == [paragraph("甲"), table([cell("")])]


def test_pictures_in_cells_follow_the_table() -> None:
    content = png(1)
    related, parts = relation("p", "image", "media/p.png"), {"word/media/p.png": content}
    document, notes = read_1_1a(_table(_row(_cell(p(run("甲") + drawing("p"))))), related=related, parts=parts)
    assert list(document.blocks) == [table([cell("甲")]), picture(file_of(content))]
    assert notes == ["1.1a › 第 1 段: 表格里的图片移到表格之后 › 核对位置"]


def test_deleted_rows_go() -> None:
    deleted = _row(_cell("一"), properties="<w:trPr><w:del/></w:trPr>")
    document, notes = read_1_1a(_table(deleted, _row(_cell("二"))))
    assert list(document.blocks) == [table([cell("二")])]
    assert notes == ["1.1a › 第 1 段: 有修订，按接受修订后的文字带入 › 核对，或在 Word 中处理修订后重新上传"]


def test_too_wide_tables_become_text() -> None:
    document, notes = read_1_1a(_table(_row(*[_cell("一")] * 31), _row(_cell("", _span(999_999_999)))))
    assert list(document.lines) == ["\t".join(["一"] * 31), ""]
    assert notes == ["1.1a › 第 1 段: 表格有 999999999 列，超过 30 列，改为文字 › 拆成几个表格"]


def test_too_long_tables_are_split() -> None:
    down = [_row(_cell("一", _DOWN if not number else _ON), _cell(str(number))) for number in range(201)]
    document, notes = read_1_1a(_table(*down))
    assert [len(block["content"]) for block in document.blocks] == [200, 1]
    assert document.blocks[1]["content"][0]["content"] == [cell("一"), cell("200")]
    assert notes == ["1.1a › 第 1 段: 表格有 201 行，拆成每 200 行一个表格 › 核对"]


def test_tables_before_any_heading_are_told() -> None:
    report = read(_table(_row(_cell("单位"), _cell("公司"))), p("1.1a", "3"))
    assert told(report) == ["正文开头 › 第 1 段: 从这里起没有归到任何评价要点：“单位 公司” › 移到相应的编号标题之下"]
