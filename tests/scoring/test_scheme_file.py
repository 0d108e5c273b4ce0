from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.make import ONE_PHASE, TINY, TWO_PHASES, sheet
from zhiheng.canonical import canonical_json
from zhiheng.problems import BadInputError
from zhiheng.scoring import load_scheme, parse_scheme
from zhiheng.standard import load_guide
from zhiheng.tables import InputFile, read_json

MINIMAL = {
    "name": "",
    "standard": "tiny",
    "guide": "process-results",
    "unit": "percent",
    "allow_na": False,
    "spread_limit": 20,
    "rounding": {"digits": 2, "mode": "half_up"},
    "phases": [{"id": "desk", "name": "材料评审", "weight": 1, "aggregate": "mean", "over": "total"}],
    "tiers": [],
    "ties": {"order": []},
}
ONE_CATEGORY = TINY.partition('  - code: "2"')[0].replace("id: tiny", "id: other").replace("points: 100", "points: 30")
TRIMMED = ONE_PHASE.replace('"mean"', '"trimmed_mean"')


def problems(files, text):
    path = files.write("scheme.toml", text)
    with pytest.raises(BadInputError) as caught:
        load_scheme(path)
    return [
        (problem.place.line, problem.text("zh").partition(": ")[2].partition(" › ")[0])
        for problem in caught.value.problems
    ]


def test_load_scheme_fills_all_defaults(files):
    scheme = load_scheme(files.write("scheme.toml", ONE_PHASE))
    assert scheme.as_json() == {**MINIMAL, "standard_digest": scheme.standard.digest}


def test_load_scheme_fills_the_defaults_of_a_trimmed_mean(files):
    scheme = load_scheme(files.write("scheme.toml", TRIMMED))
    trimming = {"drop_high": 1, "drop_low": 1, "when_fewer_than": 5, "fallback": "mean"}
    assert scheme.as_json()["phases"] == [{**MINIMAL["phases"][0], "aggregate": "trimmed_mean", **trimming}]


def test_a_filled_scheme_reads_back_as_itself(files):
    text = (
        "spread_limit = 12.5\n"
        + TWO_PHASES.format(gate="advance_top = 2\nadvance_min_percent = 50.5")
        + 'form = "tiny.yaml"\n[[tiers]]\nid = "award"\nceiling = 1\nmin_percent = 60\n'
        + '[ties]\norder = ["2"]\n[[tracks]]\nid = "x"\nceilings = { award = 2 }\n[[tracks]]\nid = "y"\n'
    )
    scheme = load_scheme(files.write("scheme.toml", text))

    document = read_json(InputFile("scheme.json", canonical_json(scheme.as_json())))
    again = parse_scheme(document, lambda _: scheme.standard, load_guide)
    assert again.as_json() == scheme.as_json()
    assert scheme.as_json()["spread_limit"] == "12.5"
    assert [track["ceilings"] for track in scheme.as_json()["tracks"]] == [{"award": 2}, {"award": 1}]


def test_unknown_keys_are_named_with_their_lines(files):
    text = (
        ONE_PHASE
        + 'wieght = 2\n[rounding]\ndigit = 2\n[ties]\norder = []\nby = 1\n[[tiers]]\nid = "a"\nceiling = 1\nx = 1\n'
    )
    assert sorted(problems(files, text)) == [
        (7, "不认识的键 wieght"),
        (9, "不认识的键 digit"),
        (12, "不认识的键 by"),
        (16, "不认识的键 x"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('standard = "tiny.yaml"\n', "", None, "缺少 standard"),
        ("weight = 1", "", 2, "缺少 weight"),
        ('aggregate = "mean"', "", 2, "缺少 aggregate"),
        ('id = "desk"', "", 2, "缺少 id"),
        ('"desk"', '"材料"', 3, "材料 不能作编号"),
        ("weight = 1", "weight = -1", 5, "weight 的值 -1 太小"),
        ("weight = 1", "weight = 0", 5, "各阶段权重都是 0"),
        ("weight = 1", 'weight = "1"', 5, "weight 应为数字"),
        ("weight = 1", "weight = true", 5, "weight 应为数字"),
        ("weight = 1", "weight = inf", 5, "weight 应为数字"),
        ('"mean"', '"average"', 6, "aggregate 的值 average 无效"),
        ('"mean"', "1", 6, "aggregate 应为文字"),
        ('"mean"', '"mean"\nover = "sheet"', 7, "over 的值 sheet 无效"),
        ('"mean"', '"mean"\ndrop_high = 1', 7, "drop_high 只用于 trimmed_mean"),
        ('"mean"', '"median"\ndrop_low = 0', 7, "drop_low 只用于 trimmed_mean"),
        ('"mean"', '"trimmed_mean"\nwhen_fewer_than = 2', 7, "when_fewer_than（2）必须大于 drop_high + drop_low（2）"),
        ('"mean"', '"trimmed_mean"\ndrop_high = 1.5', 7, "drop_high 应为整数"),
        ('"mean"', '"trimmed_mean"\nfallback = "none"', 7, "fallback 的值 none 无效"),
        ('"mean"', '"mean"\nadvance_top = 3', 7, "最后一个阶段不能有入围线 advance_top"),
        ('"mean"', '"mean"\nform = "none.yaml"', 7, None),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nunit = "stars"', 2, "unit 的值 stars 无效"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nallow_na = 1', 2, "allow_na 应为true 或 false"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nspread_limit = 101', 2, "spread_limit 的值 101 超出范围"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nguide = "none"', 2, None),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nrounding = 2', 2, "rounding 应为一个表"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nrounding = {digits = 7}', 2, "digits 的值 7 超出范围"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nties = {order = ["9"]}', 2, "tiny 没有一级指标 9"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nties = {order = ["2", "2"]}', 2, "一级指标 2 出现两次"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\nties = {order = [2]}', 2, "order 应为文字列表"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\ntiers = 3', 2, "tiers 应为用 [[tiers]] 写的表"),
        ('standard = "tiny.yaml"', 'standard = "tiny.yaml"\ntiers = [{id = "a"}]', 2, "缺少 ceiling"),
        (
            'standard = "tiny.yaml"',
            'standard = "tiny.yaml"\ntracks = [{id = "a", ceilings = {x = 1}}]',
            2,
            "没有奖项 x",
        ),
    ],
)
def test_a_defect_is_named_with_its_line(files, old, new, line, what):
    assert old in ONE_PHASE
    found = problems(files, ONE_PHASE.replace(old, new))
    assert len(found) == 1
    if what:
        assert found == [(line, what)]


def test_all_defects_are_named_at_once(files):
    found = problems(files, 'name = 3\n[[phases]]\nid = "a"\n[[phases]]\nid = "a"\nweight = 1\naggregate = "mean"\n')
    assert sorted(what for _, what in found) == sorted(
        ["name 应为文字", "缺少 standard", "缺少 weight", "缺少 aggregate", "编号 a 出现两次"]
    )


def test_a_scheme_without_phases_is_refused(files):
    assert problems(files, 'standard = "tiny.yaml"\n') == [(None, "没有评审阶段")]


def test_a_digest_that_differs_is_refused(files):
    path = files.write("scheme.toml", ONE_PHASE)
    digest = load_scheme(path).standard.digest
    line = 'standard = "tiny.yaml"\n'
    assert load_scheme(files.write("scheme.toml", ONE_PHASE.replace(line, f'{line}standard_digest = "{digest}"\n')))
    [(number, what)] = problems(files, ONE_PHASE.replace(line, f'{line}standard_digest = "{digest[::-1]}"\n'))
    assert (number, what) == (2, f"tiny 的摘要值是 {digest}，与这里所写不同")


def test_two_standards_of_one_id_are_refused(files):
    files.write("other.yaml", TINY.replace("小标准", "另一标准"))
    assert problems(files, ONE_PHASE + 'form = "other.yaml"\n') == [(7, "两份不同的评分要点都用编号 tiny")]


def test_a_guide_whose_step_is_nothing_is_refused(files):
    scheme = load_scheme(files.write("scheme.toml", ONE_PHASE))
    document = read_json(
        InputFile("scheme.json", b'{"standard":"tiny","phases":[{"id":"a","weight":"1","aggregate":"mean"}]}')
    )

    with pytest.raises(BadInputError) as caught:
        parse_scheme(document, lambda _: scheme.standard, lambda _: replace(scheme.guide, step=Decimal(0)))
    assert [problem.what("zh") for problem in caught.value.problems] == ["评分指南的步长 0 无效"]


def test_a_number_that_is_none_in_a_document_of_texts_is_refused(files):
    scheme = load_scheme(files.write("scheme.toml", ONE_PHASE))
    document = read_json(
        InputFile("scheme.json", b'{"standard":"tiny","phases":[{"id":"a","weight":"x","aggregate":"mean"}]}')
    )
    with pytest.raises(BadInputError) as caught:
        parse_scheme(document, lambda _: scheme.standard, lambda _: scheme.guide)
    assert [problem.what("zh") for problem in caught.value.problems] == ["weight 应为数字"]


def test_a_document_that_is_no_table_lacks_everything(files):
    scheme = load_scheme(files.write("scheme.toml", ONE_PHASE))
    with pytest.raises(BadInputError) as caught:
        parse_scheme(read_json(InputFile("scheme.json", b"[]")), lambda _: scheme.standard, lambda _: scheme.guide)
    assert [problem.what("zh") for problem in caught.value.problems] == ["缺少 standard", "没有评审阶段"]


def test_a_scheme_that_is_not_toml_is_refused_with_its_line(files):
    assert problems(files, "a = 1\nb = \n") == [(2, "不是有效的 TOML")]


def test_an_unknown_category_in_ties_of_any_track_is_refused(files):
    files.write("other.yaml", ONE_CATEGORY)
    text = ONE_PHASE + '[ties]\norder = ["2"]\n[[tracks]]\nid = "x"\n[[tracks]]\nid = "y"\nstandard = "other.yaml"\n'
    assert problems(files, text) == [(8, "other 没有一级指标 2")]


def test_sheet_of_make_leaves_cells_away():
    assert sheet("A", "E1", 50, None) == "desk,A,E1,1.1,50\ndesk,A,E1,1.2,\n"


@pytest.mark.parametrize("name", ["", " ", "材料\\u0001评审", "材料\\n评审"])
def test_a_name_that_cannot_be_seen_is_refused(files, name):
    assert problems(files, ONE_PHASE.replace("材料评审", name)) == [(4, "名称是空的，或含有看不见的字符")]


@pytest.mark.parametrize(
    ("line", "what"), [('standard = ""', "缺少 standard"), ('standard = "none.yaml"', None), ('standard = "a/b"', None)]
)
def test_a_standard_that_is_not_there_is_named_at_its_key(files, line, what):
    [(number, found)] = problems(files, ONE_PHASE.replace('standard = "tiny.yaml"', line))
    assert number == 1
    assert what in (None, found)
