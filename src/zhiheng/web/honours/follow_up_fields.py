"""The fields of a year's follow-up form (年度跟踪表)."""

from zhiheng.problems import Message
from zhiheng.web.honours.models import FollowUp
from zhiheng.web.site.texts import say

FOLLOW_UP = "follow_up"
FIELDS = {
    "changes": Message("单位名称、主要负责人、主营业务的变化", "Changes of name, head or main business"),
    "results": Message("质量水平和经营结果，与获奖时比较", "Quality and business results since the award"),
    "improvement": Message("持续改进和创新", "Improvement and innovation"),
    "sharing": Message("分享和推广先进经验（时间、方式、对象）", "How experience was shared (when, how, with whom)"),
    "incidents": Message(
        "质量、安全、环境等方面的事故、处罚和监督抽查不合格", "Accidents, penalties and failed spot checks"
    ),
}
"""Every field is to be filled in; where there is nothing to tell people write 无."""


def label_of(_follow_up: FollowUp, name: str) -> str | None:
    """Return what people call a field, None for another name."""
    return say(FIELDS[name]) if name in FIELDS else None
