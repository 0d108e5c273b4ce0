"""Values of settings: typed in, stored, shown."""

import pytest

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.kinds import BadValueError, Choice, Flag, Lines, Text, Whole

CHOICE = Choice((("a", Message("甲", "A")), ("b", Message("乙", "B"))))


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (Whole(1, 20), " 12 ", 12, "12"),
        (CHOICE, "b", "b", "乙"),
        (Flag(), "on", True, "是"),
        (Flag(), "", False, "否"),
        (Text(), " 区{级} ", "区{级}", "区{级}"),
        (Lines(), "税务\n\n海关 \n", ["税务", "海关"], "税务、海关"),
    ],
)
def test_read_and_show(kind, text, value, shown) -> None:
    assert kind.read(text) == value
    assert kind.read(kind.text(value)) == value
    assert kind.shown(value).text("zh") == shown


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Whole(1, 20), "", "应是整数 › 填 1 至 20 之间的整数"),
        (Whole(1, 20), "2.5", "应是整数 › 填 1 至 20 之间的整数"),
        (Whole(1, 20), "１２", "应是整数 › 填 1 至 20 之间的整数"),
        (Whole(1, 20), "21", "超出范围 › 填 1 至 20 之间的整数"),
        (Whole(1, 20), "9" * 5000, "超出范围 › 填 1 至 20 之间的整数"),
        (CHOICE, "c", "没有这一选项 › 从列表中选择"),
        (Text(), " ", "没有填写 › 填上"),
        (Text(3), "四个字呀", "太长 › 不超过 3 个字"),
        (Text(), "评审\u202e委员会", "含有看不见的字符 › 删去后重新输入"),
        (Lines(), "\n", "没有填写 › 填上"),
        (Lines(), "第一行\n第\x00二行", "含有看不见的字符 › 删去后重新输入"),
    ],
)
def test_refuse_what_is_no_value(kind, text, problem) -> None:
    with pytest.raises(BadValueError) as refused:
        kind.read(text)
    assert refused.value.message.text("zh", refused.value.values) == problem
