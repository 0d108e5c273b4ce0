"""The settings of the review: panel, scoring, time, conflicts."""

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.kinds import Choice, Flag, Lines, Whole
from zhiheng.web.programmes.declared.units import (
    DAYS,
    ENTRIES,
    EXPERTS,
    MINUTES,
    PERCENT,
    WORKING_DAYS,
    YEARS,
    YUAN_A_DAY,
)

_SHARES = (
    ("0", Message("不要求", "none required")),
    ("1/3", Message("三分之一", "a third")),
    ("1/2", Message("二分之一", "half")),
    ("2/3", Message("三分之二", "two thirds")),
)
_VISIT_DAYS = (
    ("1/2", Message("半天", "half a day")),
    ("1/2-1", Message("半天至一天", "half a day to a day")),
    ("1", Message("一天", "a day")),
    ("2", Message("两天", "two days")),
)
_VISIT_SCORING = (
    ("revise", Message("主评提出调整和理由，评审组商定", "indicator owners propose changes, the panel agrees")),
    ("rescore", Message("每位专家重新评全部二级指标", "every member scores all indicators again")),
    ("consensus_only", Message("只给合议分", "agreed scores only")),
)

PANEL = Group(
    Message("评审组", "Panel"),
    (
        Declaration("panel.panels", Whole(1, 20), Message("评审组个数", "Panels"), is_shown=False, is_rule=True),
        Declaration("panel.size", Whole(3, 15), Message("每组专家", "Experts of a panel"), unit=EXPERTS, is_rule=True),
        Declaration(
            "panel.large_above", Whole(1, 500), Message("申报超过多少家时增加专家", "Larger above"), unit=ENTRIES
        ),
        Declaration("panel.large_size", Whole(3, 15), Message("增加后每组专家", "Experts then"), unit=EXPERTS),
        Declaration(
            "panel.outside_share",
            Choice(_SHARES),
            Message("本地以外的专家不少于", "From outside the place, at least"),
            is_rule=True,
        ),
        Declaration(
            "panel.sector_experts", Whole(0, 9), Message("行业专家不少于", "Sector experts, at least"), unit=EXPERTS
        ),
        Declaration(
            "panel.finance_experts",
            Whole(0, 9),
            Message("财务专家不少于", "Finance experts, at least"),
            unit=EXPERTS,
            is_shown=False,
        ),
        Declaration("panel.substitutes", Whole(0, 30), Message("递补专家", "Substitutes"), unit=EXPERTS),
        Declaration(
            "panel.fee_per_day",
            Whole(0, 20000),
            Message("评审费（劳务费）", "Fee of an expert"),
            Message("评审费发放表按天数计算", "the fees paid list counts it by days"),
            unit=YUAN_A_DAY,
            is_shown=False,
        ),
    ),
)

SCORING = Group(
    Message("评分和评语", "Scores and comments"),
    (
        Declaration(
            "scoring.comment_per",
            Choice(
                (
                    ("category", Message("每个一级指标", "each category")),
                    ("indicator", Message("每个二级指标", "each indicator")),
                    ("none", Message("不要求", "not required")),
                )
            ),
            Message("必须写评语", "A comment is required for"),
            is_rule=True,
        ),
        Declaration(
            "scoring.comment_low",
            Whole(0, 100),
            Message("得分率不高于多少时必须写评语", "A comment at or below"),
            unit=PERCENT,
            is_rule=True,
        ),
        Declaration(
            "scoring.comment_high",
            Whole(0, 100),
            Message("得分率不低于多少时必须写评语", "A comment at or above"),
            unit=PERCENT,
            is_rule=True,
        ),
        Declaration("scoring.calibration", Flag(), Message("试评", "Calibration"), is_shown=False),
        Declaration(
            "scoring.remind_days",
            Whole(0, 30),
            Message("截止前几天自动提醒专家", "Experts are reminded before the end"),
            Message("含截止当天；填 0 不自动提醒", "counted with the last day; 0 for never"),
            unit=DAYS,
            is_shown=False,
        ),
    ),
)

TIME = Group(
    Message("材料评审和现场评审", "Desk review and site visit"),
    (
        Declaration("desk.days", Whole(1, 60), Message("材料评审", "Desk review"), unit=DAYS),
        Declaration("desk.together", Flag(), Message("集中评审", "Experts sit together"), is_shown=False),
        Declaration("visit.days", Choice(_VISIT_DAYS), Message("每家现场评审", "Each visit"), is_shown=False),
        Declaration(
            "visit.scoring", Choice(_VISIT_SCORING), Message("现场评审的评分方式", "Scores of the visit"), is_rule=True
        ),
        Declaration(
            "visit.challenge_days",
            Whole(1, 10),
            Message("申请回避期限", "Challenge of a member"),
            unit=WORKING_DAYS,
            is_shown=False,
        ),
    ),
)

DEFENCE = Group(
    Message("陈述答辩", "Defence"),
    (
        Declaration(
            "defence.presentation_minutes",
            Whole(1, 120),
            Message("每家陈述", "Presentation"),
            unit=MINUTES,
            is_shown=False,
        ),
        Declaration(
            "defence.questions_minutes",
            Whole(1, 120),
            Message("每家提问", "Questions"),
            unit=MINUTES,
            is_shown=False,
        ),
    ),
)

SHORTLIST = Group(
    Message("入围", "Shortlist"),
    (
        Declaration(
            "shortlist.decided_by",
            Choice(
                (
                    ("office", Message("秘书处", "the award office")),
                    ("panel", Message("评审专家组", "the panel")),
                    ("committee", Message("评审委员会", "the review committee")),
                )
            ),
            Message("入围线并列、与入围建议不同时由谁决定", "Who decides ties at the gate, and departures from it"),
            Message(
                "评审专家组或者评审委员会决定的，须写明会议纪要",
                "for the panel or the committee, the minutes are named",
            ),
            is_shown=False,
            is_rule=True,
        ),
    ),
)

CONFLICTS = Group(
    Message("利害关系", "Conflicts"),
    (
        Declaration(
            "conflict.look_back_years", Whole(1, 10), Message("利害关系追溯", "Look back"), unit=YEARS, is_rule=True
        ),
        Declaration(
            "conflict.coaching",
            Flag(),
            Message("辅导、咨询算利害关系", "Coaching counts"),
            is_shown=False,
            is_rule=True,
        ),
        Declaration(
            "conflict.same_group",
            Flag(),
            Message("同一集团算利害关系", "The same group counts"),
            is_shown=False,
            is_rule=True,
        ),
    ),
)

PLEDGE = Group(
    Message("保密与廉洁承诺书", "Pledge on secrecy and integrity"),
    (
        Declaration(
            "pledge.text",
            Lines(500, ""),
            Message("承诺事项", "What is pledged"),
            Message(
                "每行一条；已经确认的人，以其确认时的文本为准", "one a line; who confirmed is held to the text of then"
            ),
            is_shown=False,
        ),
        Declaration(
            "pledge.notice",
            Lines(500, ""),
            Message("个人信息告知", "Notice on personal information"),
            Message("每行一段", "one paragraph a line"),
            is_shown=False,
        ),
    ),
)
