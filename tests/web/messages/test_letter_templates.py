"""Every kind of letter of an award has a complete template."""

import re

import pytest

from zhiheng.web.messages.letter_settings import DEFAULTS
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.letter_text import Rank, common_values, count_blanks, paragraphs
from zhiheng.web.programmes.declared import PROGRAMME_SETTINGS
from zhiheng.web.programmes.models import Setting

NAMES = [
    "申报通知",
    "收件回执",
    "补正通知书",
    "不予受理告知书",
    "征求意见函",
    "未入围告知书",
    "专家邀请函",
    "现场评审通知书",
    "会议通知",
    "公示",
    "异议答复",
    "请示（报区政府）",
    "公布通知",
    "限期说明函",
    "受理通知书",
    "陈述申辩告知书",
    "资格审查结果通知书",
    "复核意见书",
    "撤销奖项通知书",
]
COMMON = {"programme", "cycle", "departments", *PROGRAMME_SETTINGS, *DEFAULTS}
TEMPLATES = all_templates()


def _keys(text: str) -> set[str]:
    return set(re.findall(r"\{([^}]*)\}", text))


def test_all_letters_of_an_award_are_there() -> None:
    assert [template.name.zh for template in TEMPLATES.values()] == NAMES


@pytest.mark.parametrize("kind", TEMPLATES)
def test_template_uses_what_it_asks_for_and_nothing_else(kind: str) -> None:
    template = TEMPLATES[kind]
    own = {field.key for field in template.fields}
    used = _keys(template.title) | _keys(template.text)
    assert own - used == set()
    assert used - own - COMMON == set()
    assert _keys(template.recipients + "".join(field.default for field in template.fields)) - COMMON == set()
    assert (template.signer in PROGRAMME_SETTINGS, own & COMMON) == (True, set())


@pytest.mark.parametrize("kind", TEMPLATES)
def test_filled_template_has_no_place_left(award, kind: str) -> None:
    template = TEMPLATES[kind]
    common = common_values(award.cycle)
    values = {
        **common.values,
        "contact": "张三",
        "phone": "0750-0000000",
        "email": "a@example.org",
        "address": "示例路",
    }
    typed = {field.key: field.default or "示例" for field in template.fields}
    known = type(common)(values, common.names).with_typed(template, typed)
    assert count_blanks(known.filled(template.title), known.filled(template.text)) == 0


def test_regulation_with_its_number_keeps_its_own_brackets(award) -> None:
    assert common_values(award.cycle).values["regulation"] == "《示例区政府质量奖评审管理办法》"
    award.cycle.title = "第一届示例区政府质量奖（2026年度）"
    assert common_values(award.cycle).values["cycle"] == "第一届示例区政府质量奖（2026年度）"


def test_departments_that_letters_go_to_are_those_of_the_cycles_setting(award) -> None:
    Setting.objects.update_or_create(
        programme=award.cycle.programme,
        cycle=award.cycle,
        key="screening.departments",
        defaults={"value": ["示例局", "海关"]},
    )
    assert common_values(award.cycle).filled(TEMPLATES["opinion_request"].recipients) == "示例局\n海关"


def test_lines_have_their_rank() -> None:
    lines = [
        "一、申报类别",
        "",
        "（一）申报表；",
        "（二）推荐",
        "请于年底前提交。",
        "一、时间：周一上午九点在会议室集中，请带好身份证件和笔记本",
    ]
    ranks = [paragraph.rank for paragraph in paragraphs("\n".join(lines))]
    assert ranks == [Rank.HEADING, Rank.PLAIN, Rank.SUBHEADING, Rank.PLAIN, Rank.PLAIN]
