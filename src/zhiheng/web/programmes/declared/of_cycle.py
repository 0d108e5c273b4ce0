"""Every setting of a cycle beside its scheme; the values stand in the presets."""

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.archive import ARCHIVING
from zhiheng.web.programmes.declared.decision import AFTER, COMMITTEE, NOTICE
from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.kinds import Choice, Flag, Lines, Whole
from zhiheng.web.programmes.declared.review import CONFLICTS, DEFENCE, PANEL, PLEDGE, SCORING, SHORTLIST, TIME
from zhiheng.web.programmes.declared.units import CHARACTERS, MEGABYTES, WORKING_DAYS, YEARS

_APPLICATION = Group(
    Message("申报材料", "Application"),
    (
        Declaration(
            "application.data_years",
            Whole(1, 10),
            Message("数据年度", "Years of data"),
            Message("到申报前一年为止", "ending the year before the call"),
            YEARS,
        ),
        Declaration(
            "application.opening_year_end",
            Flag(),
            Message("加报期初数", "One opening year-end"),
            Message("存量数据多报一个年末数", "one more year-end for stock figures"),
            is_shown=False,
        ),
        Declaration(
            "application.data_book",
            Choice(
                (
                    ("short", Message("精简（约六十项必填）", "short, about sixty figures required")),
                    ("core", Message("核心数据全部必填", "all core figures required")),
                    ("off", Message("不用绩效数据表", "none")),
                )
            ),
            Message("绩效数据表", "Data book"),
            Message(
                "其余各项可以选填，缺项不影响提交", "all others may be filled in; nothing missing keeps anybody out"
            ),
            is_shown=False,
        ),
        Declaration(
            "application.overview_limit", Whole(500, 20000), Message("组织概述上限", "Overview"), unit=CHARACTERS
        ),
        Declaration(
            "application.report_limit",
            Whole(5000, 200000),
            Message("自评报告上限", "Self-assessment report"),
            unit=CHARACTERS,
        ),
        Declaration("application.file_size", Whole(1, 500), Message("单个附件上限", "Each file"), unit=MEGABYTES),
        Declaration(
            "application.asks_recommendation",
            Flag(),
            Message("须交推荐意见", "A recommendation is asked for"),
            Message("由镇街或行业主管部门盖章", "sealed by a town, street or sector authority"),
        ),
    ),
)

_SCREENING = Group(
    Message("形式审查和资格审查", "Screening"),
    (
        Declaration("screening.completion_days", Whole(1, 30), Message("补正期限", "Completion"), unit=WORKING_DAYS),
        Declaration("screening.statement_days", Whole(1, 30), Message("陈述申辩期限", "Statement"), unit=WORKING_DAYS),
        Declaration(
            "screening.reconsideration_days",
            Whole(1, 30),
            Message("申请复核期限", "Reconsideration"),
            unit=WORKING_DAYS,
        ),
        Declaration(
            "screening.look_back_years",
            Whole(1, 10),
            Message("否决条件追溯", "Disqualifiers look back"),
            unit=YEARS,
            is_shown=False,
            is_rule=True,
        ),
        Declaration(
            "screening.departments",
            Lines(),
            Message("征求意见的部门", "Departments asked"),
            Message("每行一个，也是征求意见函的收文单位", "one a line; the letters go to them"),
            is_shown=False,
        ),
        Declaration(
            "screening.asks_again",
            Flag(),
            Message("公示前再次征求部门意见", "Departments are asked again before the notice"),
            is_shown=False,
        ),
    ),
)

_FEEDBACK = Group(
    Message("评审反馈报告", "Feedback report"),
    (
        Declaration(
            "feedback.bands",
            Choice(
                (
                    ("category", Message("按一级指标", "per category")),
                    ("indicator", Message("按二级指标", "per indicator")),
                    ("none", Message("不给", "none")),
                )
            ),
            Message("评分区间", "Bands"),
            is_shown=False,
        ),
        Declaration(
            "feedback.comments",
            Choice(
                (
                    ("indicator", Message("按二级指标", "per indicator")),
                    ("category", Message("按一级指标", "per category")),
                )
            ),
            Message("评语", "Comments"),
            is_shown=False,
        ),
        Declaration(
            "feedback.spread",
            Flag(),
            Message("给出专家分差", "Experts' spread is told"),
            Message("同一类别有得分的申报不少于 10 家时", "with 10 scored entries in the track"),
            is_shown=False,
        ),
        Declaration(
            "feedback.position",
            Flag(),
            Message("给出各一级指标在同类别中的三分位", "The third of the track is told per category"),
            Message("同一类别有得分的申报不少于 10 家时", "with 10 scored entries in the track"),
            is_shown=False,
        ),
    ),
)


def _feature(key: str, zh: str, en: str) -> Declaration:
    return Declaration(key, Flag(), Message(zh, en), is_shown=False)


_FEATURES = Group(
    Message("功能", "Features"),
    (
        _feature("features.public_pages", "对公众开放的页面", "Public pages"),
        _feature("features.public_bundle", "公开结果数据包", "The result bundle is public"),
        _feature("features.sms", "短信网关", "SMS gateway"),
        _feature("features.committee_statistics", "向评审委员会提供统计参考", "Statistics for the committee"),
        _feature("features.own_severity", "评审结束后向专家提供本人评分尺度", "Experts are told their severity"),
        _feature("features.assignment", "专家优化分配", "Optimal assignment"),
        _feature("features.overlap_report", "材料雷同比对", "Overlap report"),
        _feature("features.d_study", "评审人数测算", "D study"),
        _feature("features.rasch", "Rasch 模型", "Rasch model"),
        _feature("features.outside_randomness", "外部随机源", "Outside randomness"),
        _feature("features.threads", "分主题讨论", "Threaded discussion"),
    ),
)

GROUPS = (
    PANEL,
    SCORING,
    TIME,
    DEFENCE,
    SHORTLIST,
    CONFLICTS,
    PLEDGE,
    _APPLICATION,
    _SCREENING,
    COMMITTEE,
    NOTICE,
    AFTER,
    _FEEDBACK,
    ARCHIVING,
    _FEATURES,
)
"""All groups in the order of the form."""
