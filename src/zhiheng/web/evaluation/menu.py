"""What the evaluation puts into the main menu: for the committee and experts only where a cycle opens it to them."""

from zhiheng.problems import Message
from zhiheng.web.evaluation import doors, rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_EVALUATION,
        Message("评审质量", "Statistics"),
        Message("排序有多可靠、专家宽严（统计参考）", "How sure the ranking is, who is strict"),
        "evaluation:evaluation",
        order=33,
        is_offered=lambda actor: bool(doors.readable_cycles(actor)),
    ),
    MenuItem(
        rules.SEE_OWN_SEVERITY,
        Message("我的评分尺度", "My severity"),
        Message("与其他专家相比偏严还是偏宽", "Stricter or milder than the others"),
        "evaluation:own_severity",
        order=90,
        is_offered=doors.is_told,
    ),
)
