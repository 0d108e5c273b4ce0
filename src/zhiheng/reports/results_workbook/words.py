"""The Chinese words of the workbook. It is an official paper: its language does not change with the reader's."""

from collections.abc import Mapping
from typing import Any

from zhiheng.scoring import flags

RANKING = "得分排序"
MATRIX = "得分矩阵"
EXPERTS = "专家分"
FLAGS = "提示"
ABOUT = "说明"

INTERNAL = "内部资料，不公开"
NONE = "—"
BY_COMMITTEE = "由评审委员会决定"
CONSENSUS_SHEET = "合议"

KIND_NAMES = {"advanced": "先进制造业", "traditional": "传统制造业"}
OVER_NAMES = {"total": "各位专家的总分", "indicator": "各项二级指标的得分"}
UNIT_NAMES = {"percent": "得分率（%）", "points": "得分（分）"}
ROUNDING_NAMES = {"half_up": "四舍五入", "half_even": "四舍六入五成双"}
FLAG_NAMES = {kind: name.zh for kind, name in flags.FLAG_NAMES.items()}
LEFT_OUT = {"incomplete": "未填完", "withdrawn": "撤回"}

_AGGREGATE_NAMES = {"mean": "算术平均", "median": "中位数", "consensus": "合议"}


def aggregate_name(aggregate: str, phase: Mapping[str, Any]) -> str:
    """Return an aggregate of a phase in words; a trimmed mean by what it drops, the plain mean if that is nothing."""
    if aggregate != "trimmed_mean":
        return _AGGREGATE_NAMES[aggregate]
    dropped = {"最高分": phase["drop_high"], "最低分": phase["drop_low"]}
    parts = [f"{count}个{extreme}" for extreme, count in dropped.items() if count]
    return f"去掉{'和'.join(parts)}后平均" if parts else _AGGREGATE_NAMES["mean"]
