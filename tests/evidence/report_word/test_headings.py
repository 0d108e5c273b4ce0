"""Headings as people write them, and what only looks like one."""

import pytest

from evidence.report_word.reading import STANDARD, read, read_1_1a, texts, told
from evidence.report_word.word_files import bold, item, p, run, word_file
from zhiheng.evidence import OVERVIEW, read_report_docx
from zhiheng.problems import BadInputError
from zhiheng.standard import load_standard

_CRITERION = next(STANDARD.indicators).criteria[0].text


@pytest.mark.parametrize(
    "heading",
    [
        p("1.1a", "3"),
        p("1.1a 如何完善中国特色现代企业制度", "3"),
        p("1.1 a.企业制度", "3"),
        p("１．１ａ　企业制度", "2"),
        p("【1.1a】", "1"),
        p("1．1（a）企业制度", "3"),
        p("1.1A、企业制度", "3"),
        p("企业制度（1.1a）".replace("企业制度（1.1a）", "（1.1a）企业制度"), "3"),
        bold("1.1a 企业制度"),
        p(run("1.1a ", "<w:b/>") + run("企业制度", '<w:b w:val="1"/>')),
        p("1.1a"),
        p(f"1.1a {_CRITERION}"),
        p("1.1a", "a", '<w:outlineLvl w:val="4"/>'),
        p(run("1.1a", '<w:rStyle w:val="strong"/>') + run("  ")),
    ],
)
def test_headings_are_found_in_every_usual_form(heading: str) -> None:
    report = read(heading, p("我公司…"))
    assert (texts(report), told(report)) == ({"1.1a": "我公司…"}, [])


@pytest.mark.parametrize("letter", ["a.", "a", "（a）", "A、", "a) 企业制度"])
def test_a_letter_is_a_heading_below_its_indicator(letter: str) -> None:
    assert texts(read(p("1.1 企业家精神（25分）", "2"), p(letter, "3"), p("甲"))) == {"1.1a": "甲"}
    assert texts(read(p("1.1 企业家精神", "2"), bold(letter), p("甲"), bold("b."), p("乙"))) == {
        "1.1a": "甲",
        "1.1b": "乙",
    }


def test_a_letter_with_the_words_of_the_criterion_is_one() -> None:
    assert texts(read(p("1.1 企业家精神", "2"), p(f"a. {_CRITERION}"), p("甲"))) == {"1.1a": "甲"}


def test_numbers_of_lists_are_read() -> None:
    body = [item("领导", 3, 0, "1"), item("企业家精神", 3, 1, "2"), item("企业制度", 3, 2, "3"), p("甲")]
    body += [item("爱国情怀", 3, 2, "3"), p("乙"), item("组织文化", 3, 1, "2"), item("体系", 3, 2, "3"), p("丙")]
    assert texts(read(*body)) == {"1.1a": "甲", "1.1b": "乙", "1.2a": "丙"}


@pytest.mark.parametrize(
    "mention",
    [
        p("1.1b 见上文所述的制度，本公司另有规定。"),
        p("a. 第一点"),
        p("A公司是我们的顾客", "text"),
        p("1.10 元"),
        p("2023年"),
        p(run("1.1b", "<w:b/>") + run("见附件")),
        p("9.9z"),
        p("1"),
        p("1. 做法", "4"),
        bold("1.2 做法"),
    ],
)
def test_what_only_begins_with_a_code_is_text(mention: str) -> None:
    document, notes = read_1_1a(p("甲"), mention)
    assert len(document.blocks) == 2
    assert all("小标题" in note for note in notes)


def test_an_indicator_whose_name_begins_with_a_letter_is_one() -> None:
    standard = load_standard("pengjiang-manufacturing")
    (first, *others) = standard.categories
    named = type(first.indicators[0])
    old = first.indicators[0]
    new = named(old.code, "T 型人才", old.points, old.kind, old.criteria)
    category = type(first)(first.code, first.name, first.points, (new, *first.indicators[1:]))
    changed = type(standard)(standard.id, standard.title, standard.points, (category, *others))
    report = read_report_docx(word_file(p("1.1 T型人才", "2"), p("a.", "3"), p("甲")), changed, "a.docx")
    assert texts(report) == {"1.1a": "甲"}


@pytest.mark.parametrize(
    "heading", [p("组织概述", "1"), p("一、组织概况", "1"), bold("企业概况"), p("Organisational overview", "1")]
)
def test_the_overview_is_found(heading: str) -> None:
    assert texts(read(heading, p("甲"), p("1.1a", "3"), p("乙"))) == {OVERVIEW: "甲", "1.1a": "乙"}


_MARK = '<w:bookmarkStart w:id="1" w:name="zh_1_1a"/>'


def test_a_bookmark_is_enough_whatever_the_heading_says() -> None:
    report = read(p(f"{_MARK}{run('企业制度')}"), p("甲"), p("1.1a"), p("1.1b", "3"))
    assert texts(report) == {"1.1a": "甲\n1.1a", "1.1b": ""}


def test_a_bookmark_counts_before_the_words_only() -> None:
    assert texts(read(p("1.1b", "3"), p(f"{run('甲')}{_MARK}"))) == {"1.1b": "甲"}


def test_bookmarks_of_others_are_passed_over() -> None:
    other = _MARK.replace("zh_1_1a", "_Toc1")
    assert texts(read(p(f"{other}{run('1.1b')}", "3"), p("甲"))) == {"1.1b": "甲"}


def test_a_heading_with_the_code_of_another_is_told() -> None:
    report = read(p(f"{_MARK}{run('1.1b 爱国情怀')}", "3"), p("甲"))
    assert texts(report) == {"1.1a": "甲"}
    assert told(report) == ["1.1a: 标题写作 1.1b，但这里原是 1.1a，内容带入 1.1a › 若写错了位置，移到 1.1b 的标题之下"]


def test_unknown_codes_and_what_stands_below_are_told() -> None:
    report = read(p("1.1a", "3"), p("甲"), p("1.1z 其他", "3"), p("乙"), p("丙"), p("1.1b", "3"), p("丁"))
    assert texts(report) == {"1.1a": "甲", "1.1b": "丁"}
    assert told(report) == ["1.1z: 没有评价要点 1.1z，其下内容没有带入：“其他” › 改正编号"]


def test_an_unknown_bookmark_of_an_older_standard_is_told() -> None:
    report = read(p(_MARK.replace("1_1a", "8_1a") + run("8.1a 旧要点"), "3"), p("甲"), p("1.1a", "3"))
    assert told(report) == ["8.1a: 没有评价要点 8.1a，其下内容没有带入：“旧要点” › 改正编号"]


def test_repeated_codes_are_told() -> None:
    report = read(p("1.1a", "3"), p("甲"), p("1.1a 又一次", "3"), p("乙"))
    assert texts(report) == {"1.1a": "甲"}
    assert told(report) == ["1.1a: 1.1a 出现两次，这一处的内容没有带入：“又一次” › 合到第一处，删去这个标题"]


def test_a_list_of_contents_typed_by_hand_is_no_repetition() -> None:
    report = read(p("1.1a", "3"), p("1.1b", "3"), p("1.1a", "3"), p("甲"), p("1.1b", "3"), p("乙"))
    assert (texts(report), told(report)) == ({"1.1a": "甲", "1.1b": "乙"}, [])


def test_subheadings_are_taken_as_bold_paragraphs() -> None:
    document, notes = read_1_1a(p(run("背") + run("景", "<w:b/>"), "4"), item("做法", 1, 0, "3"), p("甲"))
    assert [block["content"] for block in document.blocks[:2]] == [
        [{"type": "text", "text": "背景", "marks": [{"type": "bold"}]}],
        [{"type": "text", "text": "1. 做法", "marks": [{"type": "bold"}]}],
    ]
    assert notes == [
        "1.1a › 第 1 段: 小标题“背景”作为加粗段落带入 › 不需要处理",
        "1.1a › 第 2 段: 小标题“1. 做法”作为加粗段落带入 › 不需要处理",
    ]


def test_below_a_bold_heading_every_heading_is_a_subheading() -> None:
    assert texts(read(bold("1.1a"), p("结论", "1"), p("甲"))) == {"1.1a": "结论\n甲"}


def test_a_chapter_of_its_own_belongs_to_no_criterion() -> None:
    report = read(p("5.7c", "3"), p("甲"), p("附件", "1"), p("乙"), p("丙"))
    assert texts(report) == {"5.7c": "甲"}
    assert told(report) == ["5.7c › 第 2 段: 从这里起没有归到任何评价要点：“附件” › 移到相应的编号标题之下"]


def test_what_stands_before_the_first_heading_is_told_once() -> None:
    report = read(p("封面", "title"), p(), p("公司简介"), p("更多"), p("目录", "toc1"), p("1.1a", "3"), p("甲"))
    assert told(report) == ["正文开头 › 第 3 段: 从这里起没有归到任何评价要点：“公司简介” › 移到相应的编号标题之下"]


def test_all_of_a_text_that_is_not_taken_is_kept_beside_its_note() -> None:
    long = "我公司建立了制度，" * 9
    table = f"<w:tbl><w:tr><w:tc>{p('一')}</w:tc><w:tc>{p('二')}</w:tc></w:tr></w:tbl>"
    body = [p("1.1a", "3"), p("甲"), p("1.1z 其他", "3"), p(long), p(run("藏", "<w:vanish/>")), table]
    report = read(*body, p("1.1b", "3"), p("附件", "1"), p("乙"))
    assert [one.text for one in report.left_out] == [f"其他\n{long}\n一 二", "藏", "附件\n乙"]
    assert [one.note for one in report.left_out] == list(report.notes)


def test_long_words_in_a_heading_are_told() -> None:
    words = "我公司建立了完善的制度体系，" * 4
    report = read(p(f"1.1a {words}", "3"), p("1.1b", "3"))
    assert told(report) == [f"1.1a: 标题里的文字没有带入：“{words[:39]}…” › 写在标题之下另起的段落里"]


def test_the_criterion_is_left_out_but_not_what_was_added() -> None:
    report = read(p("1.1a", "3"), p(_CRITERION, "guide"), p("", "guide"), p(f"{_CRITERION}我公司…", "guide"), p("甲"))
    assert texts(report) == {"1.1a": f"{_CRITERION}我公司…\n甲"}
    assert [note.partition("：")[0] for note in told(report)] == [
        "1.1a › 第 3 段: 写在评价要点原文里的文字作为正文带入"
    ]


def test_the_criterion_without_its_style_is_left_out_too() -> None:
    assert texts(read(p("1.1a", "3"), p(_CRITERION), p(_CRITERION))) == {"1.1a": _CRITERION}


def test_notes_of_an_indicator_are_left_out_and_other_words_told() -> None:
    note = next(one.notes[0].text for one in STANDARD.indicators if one.notes)
    report = read(p("1.2", "2"), p(f"注：{note}", "guide"), p("另写的", "guide"), p("1.2a", "3"))
    assert told(report) == ["1.2 › 第 2 段: 从这里起没有归到任何评价要点：“另写的” › 移到相应的编号标题之下"]


def test_self_scores_stand_below_their_indicator() -> None:
    report = read(
        p("1.1", "2"), p("自评得分： 70% "), p("1.1a", "3"), p("自评得分：80%"), p("1.2", "2"), p("Self-score: 5")
    )
    assert report.self_scores == {"1.1": "70%", "1.2": "5"}
    assert texts(report) == {"1.1a": "自评得分：80%"}


def test_no_heading_at_all_is_a_problem() -> None:
    with pytest.raises(BadInputError) as refused:
        read(p("甲"))
    assert [problem.text("zh") for problem in refused.value.problems] == [
        "a.docx: 没有找到评价要点的编号标题 › 下载自评报告的 Word 文件，在编号标题（如 1.1a）之下书写"
    ]
