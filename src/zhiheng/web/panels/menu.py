"""What panels put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.panels import rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_EXPERTS,
        Message("评审专家", "Experts"),
        Message(
            "专家的工作单位和专业领域，用于组建评审组和核对利害关系",
            "Employers and sectors of the experts, for composing panels and finding conflicts of interest",
        ),
        "panels:experts",
        order=30,
    ),
    MenuItem(
        rules.SEE_PANELS,
        Message("评审组", "Panels"),
        Message(
            "每组的专家、申报、主评分工和现场评审顺序", "Experts, applications, owners, and order of visits of each"
        ),
        "panels:panels",
        order=31,
    ),
    MenuItem(
        rules.CORRECT_PROFILE,
        Message("我的专家信息", "My expert profile"),
        Message("工作单位和专业领域，不对的请更正", "Your employer and sector; correct what is wrong"),
        "panels:own_profile",
        order=30,
    ),
    MenuItem(
        rules.SEE_DUTIES,
        Message("保密与回避", "Secrecy and conflicts"),
        Message("确认承诺书，声明利害关系", "Confirm the pledge, declare conflicts of interest"),
        "panels:duties",
        order=12,
    ),
    MenuItem(
        rules.SEE_OWN_PLEDGE,
        Message("保密与廉洁承诺书", "Pledge"),
        Message("每届确认一次，打印后签字", "Confirm it once a cycle, print and sign it"),
        "panels:own_pledge",
        order=12,
    ),
)
