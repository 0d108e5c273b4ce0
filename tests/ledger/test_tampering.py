"""Whatever is changed in a bundle, both verifiers name the first thing that does not hold.

``pack`` leaves the manifest as it was; ``repaired`` makes it fit again, as a careful forger would. Only the digest,
noted elsewhere, tells what is consistent throughout but another bundle.
"""

import dataclasses

import pytest

from ledger.small import FILES, Verdict, bundle_of, edited, members, repaired, replaced, small_bundle
from zhiheng.ledger import check_bundle
from zhiheng.ledger.container import pack
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

WHOLE = members()
CELL = "desk,A,E1,1.1,50\n"
SHEET = CELL + "desk,A,E1,1.2,60\n"
FIRST = "results.json › entries › 0"


def forged(name: str, old: str, new: str) -> bytes:
    return repaired(replaced(name, old, new))


def differs(path: str, found: str, computed: str) -> tuple[str, str]:
    """Return the verdict on a value that is not the one computed."""
    where = f"results.json › {path}"
    return f"b.zip › {where}: 数据包中是 {found}，重算得 {computed}", f"{where} = {found}：应为 {where} = {computed}"


def test_untouched_bundle_holds(verdict: Verdict) -> None:
    first, last = verdict(small_bundle())
    assert (first, last.startswith("[摘要值]")) == ("", True)


@pytest.mark.parametrize("name", ["entries.csv", "ratings.csv", "results.json", "scheme.json", "standard-talk.json"])
def test_changed_member_is_named(verdict: Verdict, name: str) -> None:
    changed = pack({**WHOLE, name: WHOLE[name].replace(b"a", b"b")})
    assert verdict(changed) == (
        f"b.zip: {name} 与清单所记摘要值不一致",
        f"{name}：与清单 manifest.json 所载摘要值不一致",
    )


def test_dropped_row_is_named(verdict: Verdict) -> None:
    changed = pack(replaced("ratings.csv", CELL, ""))
    assert verdict(changed) == (
        "b.zip: ratings.csv 与清单所记摘要值不一致",
        "ratings.csv：与清单 manifest.json 所载摘要值不一致",
    )


def test_dropped_row_is_named_though_the_manifest_fits(verdict: Verdict) -> None:
    assert verdict(forged("ratings.csv", CELL, "")) == (
        "b.zip: ratings.csv 不是规范的形式",
        "ratings.csv desk A E1：评分表中有无效值",
    )


def test_dropped_sheet_changes_the_result(verdict: Verdict) -> None:
    first, last = verdict(forged("ratings.csv", SHEET, ""))
    assert first == f'b.zip › {FIRST} › total: 数据包中是 "68.60"，重算得 "72.80"'
    assert last == f'{FIRST} › categories › 1 = "66.50"：应为 {FIRST} › categories › 1 = "77.00"'


def test_changed_weight_is_not_that_of_the_result(verdict: Verdict) -> None:
    first, last = verdict(forged("scheme.json", '"weight":40', '"weight":45'))
    assert first == "b.zip › results.json › scheme › phases › 0 › weight: 数据包中是 40，重算得 45"
    assert last == f'{FIRST} › total = "68.60"：应为 {FIRST} › total = "68.50"'


def test_changed_weight_changes_the_result(verdict: Verdict) -> None:
    results = WHOLE["results.json"].replace(b'"weight":40', b'"weight":45')
    changed = {**replaced("scheme.json", '"weight":40', '"weight":45'), "results.json": results}
    assert verdict(repaired(changed)) == differs("entries › 0 › total", '"68.60"', '"68.50"')


@pytest.mark.parametrize(
    ("name", "key"), [("standard.json", "standard_digest: whole"), ("standard-talk.json", "form_digest: talk")]
)
def test_swapped_standard_is_named(verdict: Verdict, name: str, key: str) -> None:
    first, last = verdict(forged(name, "小", "大"))
    assert first.startswith(f"b.zip › scheme.json › 第 1 行 › {key} 的摘要值是 ")
    assert last == f"{name}：与评审方案所载摘要值不一致"


@pytest.mark.parametrize(
    ("path", "old", "found", "computed"),
    [
        ("entries › 0 › rank", '"rank":1', "2", "1"),
        ("entries › 0 › total", '"total":"68.60"', '"68.70"', '"68.60"'),
        ("entries › 0 › tier", '"tier":"award"', "null", '"award"'),
        ("scheme › allow_na", '"allow_na":false', "0", "false"),
        (
            "entries › 0 › flags › 0 › text",
            '"text":"“材料评审”1.1分差30.00个百分点，超过20个百分点"',
            '"“材料评审”1.1分差25.00个百分点，超过20个百分点"',
            '"“材料评审”1.1分差30.00个百分点，超过20个百分点"',
        ),
    ],
)
def test_changed_result_is_named_with_both_values(
    verdict: Verdict, path: str, old: str, found: str, computed: str
) -> None:
    key, _, _ = old.partition(":")
    assert verdict(forged("results.json", old, f"{key}:{found}")) == differs(path, found, computed)


def test_flag_taken_away_is_named(verdict: Verdict) -> None:
    changed = repaired(edited("results.json", lambda document: document["entries"][0]["flags"].clear()))
    assert verdict(changed) == (
        f'b.zip › {FIRST} › flags › 0 › kind: 数据包中是 无，重算得 "spread"',
        f'{FIRST} › flags = []：应为 {FIRST} › flags › 0 › indicator = "1.1"',
    )


def test_surplus_key_in_the_result_is_named(verdict: Verdict) -> None:
    changed = repaired(edited("results.json", lambda document: document.update(more=[])))
    first, last = verdict(changed)
    assert first == "b.zip › results.json › more: 数据包中是 []，重算得 无"
    assert last.startswith("results.json › more = []：应为 results.json › notes › 0 = ")


@pytest.mark.parametrize(
    ("name", "old", "new", "first", "last"),
    [
        ("ratings.csv", CELL, CELL + CELL, "第 3 行: E1 对 A 的 1.1 重复给分", "ratings.csv 3：这一行缺列或顺序不对"),
        ("ratings.csv", ",50\n", "\n", "第 2 行: 有 4 个字段，表头有 5 个", "ratings.csv 2：这一行缺列或顺序不对"),
        ("ratings.csv", "percent", "points", "第 1 行: 缺少列 percent", "ratings.csv：表头不对"),
        ("ratings.csv", ",75\n", ",105\n", "第 5 行: 得分率 105 无效", "ratings.csv desk A E2：评分表中有无效值"),
        ("ratings.csv", ",75\n", ",76\n", "第 5 行: 得分率 76 无效", "ratings.csv desk A E2：评分表中有无效值"),
        ("ratings.csv", ",75\n", ",-5\n", "第 5 行: -5 不是得分", "ratings.csv desk A E2：评分表中有无效值"),
        ("ratings.csv", ",75\n", ",1e9\n", "第 5 行: 1e9 不是得分", "ratings.csv desk A E2：评分表中有无效值"),
        (
            "ratings.csv",
            ",75\n",
            ",NA\n",
            "第 5 行: 评审方案不允许不适用（NA）",
            "ratings.csv desk A E2：评分表中有无效值",
        ),
        (
            "ratings.csv",
            "1.1,50\n",
            "1.1,withdrawn\n",
            "第 2 行: E1 对 A 的评分表只撤回了一部分",
            "ratings.csv desk A E1：评分表中有无效值",
        ),
        ("ratings.csv", "talk,B", "tulk,B", "第 12 行: 评审方案没有阶段 tulk", "tulk B：未知的阶段或申报"),
        ("ratings.csv", "talk,B", "talk,X", "第 12 行: 申报 X 不在申报名单中", "talk X：未知的阶段或申报"),
        (
            "ratings.csv",
            "talk,B,@consensus,1.1",
            "talk,B,@consensus,1.2",
            "第 12 行: talk 没有二级指标 1.2",
            "ratings.csv talk B @consensus：评分表中有无效值",
        ),
        (
            "ratings.csv",
            "talk,A,@consensus,1.1,70\n",
            "",
            "第 10 行: A 在阶段 talk 没有合议分",
            "ratings.csv talk A：缺少合议分",
        ),
        (
            "ratings.csv",
            CELL,
            "desk,A,@consensus,1.1,50\ndesk,A,@consensus,1.2,50\n" + CELL,
            "第 2 行: 阶段 desk 不按合议汇总，不能有 @consensus 的分",
            "ratings.csv desk A：不应有合议分",
        ),
        (
            "scheme.json",
            '"digits":2',
            '"digits":99',
            "第 1 行 › digits: digits 的值 99 超出范围",
            "scheme.json：小数位数无效",
        ),
        ("scheme.json", '"weight":40', '"weight":"1e9999"', "第 1 行 › weight: weight 应为数字", "1e9999：不是数"),
    ],
)
def test_invalid_input_is_named(verdict: Verdict, name: str, old: str, new: str, first: str, last: str) -> None:
    found = verdict(forged(name, old, new))
    assert found[0].startswith(f"b.zip › {name} › {first}")
    assert found[1] == last


def test_incomplete_sheet_is_named_that_was_not_to_be_left_out(verdict: Verdict) -> None:
    assert verdict(repaired(WHOLE, allow_incomplete=False)) == (
        "b.zip › ratings.csv › 第 6 行: E1 对 B 的评分表未填完，缺 1.2",
        "ratings.csv desk B：有评分表未填完",
    )


def test_differing_not_applicable_is_named(verdict: Verdict) -> None:
    files = dataclasses.replace(FILES, scheme="allow_na = true\n" + FILES.scheme)
    changed = replaced("ratings.csv", "1.1,50\n", "1.1,NA\n", bundle_of(files))
    first, last = verdict(repaired(changed))
    assert first.startswith("b.zip › ratings.csv › 第 2 行: A 的 1.1：")
    assert last == "ratings.csv desk A：“不适用”不一致或全部不适用"


def test_too_few_sheets_are_named(verdict: Verdict) -> None:
    trimmed = FILES.scheme.replace('"median"', '"trimmed_mean"')
    changed = replaced("scheme.json", '"mean"', '"error"', bundle_of(dataclasses.replace(FILES, scheme=trimmed)))
    first, last = verdict(repaired(changed))
    assert first.startswith("b.zip › ratings.csv › 第 2 行: A 在阶段 desk 只有 2 份可用评分表")
    assert last == "ratings.csv desk A：评分表太少"


def test_what_is_wrong_inside_is_not_to_be_corrected_but_asked_for_anew() -> None:
    content = forged("standard.json", "小", "大")
    with pytest.raises(BadInputError) as caught:
        list(check_bundle(InputFile("b.zip", content)))
    assert caught.value.problems[0].remedy("en") == "the bundle was changed; ask for the original"
