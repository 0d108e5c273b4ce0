"""How long the papers of a cycle are kept (保管期限), by what they are."""

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.kinds import Choice

PERIODS = (
    ("permanent", Message("永久", "permanent")),
    ("30", Message("30年", "30 years")),
    ("10", Message("10年", "10 years")),
)


def _period(key: str, zh: str, en: str) -> Declaration:
    return Declaration(f"archive.{key}", Choice(PERIODS), Message(zh, en), is_shown=False)


ARCHIVING = Group(
    Message("归档的保管期限", "How long papers are kept"),
    (
        _period("rules", "评审规则、评分要点、设置", "Rules, standards, settings"),
        _period("entries", "申报和审查", "Applications and screening"),
        _period("reviews", "专家、评分、合议、现场评审、反馈", "Experts, sheets, consensus, visits, feedback"),
        _period("decisions", "结果、表决、公示、审定", "Result, votes, notice, approval"),
        _period("letters", "文书、通知、答疑", "Letters, notices, questions"),
        _period("objections", "异议", "Objections"),
        _period("statistics", "统计参考", "Statistics"),
    ),
)
