"""The settings of the decision: committee, notice, what follows."""

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.kinds import Choice, Flag, Whole
from zhiheng.web.programmes.declared.units import WORKING_DAYS, YEARS, YUAN

_MAJORITIES = (
    ("1/2", Message("超过二分之一", "more than half")),
    ("2/3", Message("三分之二以上", "two thirds")),
    ("3/4", Message("四分之三以上", "three quarters")),
)

COMMITTEE = Group(
    Message("评审委员会", "Review committee"),
    (
        Declaration(
            "committee.attendance",
            Choice(_MAJORITIES),
            Message("到会委员", "Attendance"),
            is_rule=True,
        ),
        Declaration(
            "committee.award_majority",
            Choice(_MAJORITIES),
            Message("质量奖须到会委员同意", "Award: members present in favour"),
            is_rule=True,
        ),
        Declaration(
            "committee.nomination_majority",
            Choice(_MAJORITIES),
            Message("提名奖须到会委员同意", "Nomination: members present in favour"),
            is_rule=True,
        ),
        Declaration(
            "committee.majority_of",
            Choice((("present", Message("到会委员", "members present")), ("all", Message("全体委员", "all members")))),
            Message("同意票的计算基数", "The majority is of"),
            is_shown=False,
            is_rule=True,
        ),
        Declaration(
            "committee.recused_out",
            Flag(),
            Message("回避的委员不计入基数", "Recused members are out of the base"),
            is_shown=False,
            is_rule=True,
        ),
        Declaration(
            "committee.abstentions",
            Choice((("in", Message("计入基数", "in the base")), ("out", Message("不计入基数", "out of the base")))),
            Message("弃权票", "Abstentions"),
            is_shown=False,
            is_rule=True,
        ),
        Declaration(
            "committee.ballot",
            Choice((("secret", Message("无记名", "secret")), ("open", Message("记名", "open")))),
            Message("表决方式", "Ballot"),
            is_rule=True,
        ),
        Declaration(
            "committee.medium",
            Choice((("paper", Message("纸质票", "paper")), ("electronic", Message("电子票", "electronic")))),
            Message("表决票", "Ballot papers"),
            is_shown=False,
            is_rule=True,
        ),
        Declaration("committee.names_shown", Flag(), Message("表决时显示组织名称", "Names are shown"), is_shown=False),
        Declaration(
            "committee.rounds", Whole(1, 5), Message("最多表决轮次", "Ballot rounds"), is_shown=False, is_rule=True
        ),
        Declaration(
            "committee.warns_without_choice",
            Flag(),
            Message("名额不少于候选组织时提示（差额）", "Warn when places are as many as candidates"),
            is_shown=False,
        ),
        Declaration(
            "committee.signed_tally",
            Flag(),
            Message(
                "上传签字的计票表后才能结束纸质票的一轮",
                "A paper round closes once its signed tally sheet is handed in",
            ),
            is_shown=False,
        ),
    ),
)

NOTICE = Group(
    Message("公示", "Public notice"),
    (
        Declaration("notice.days", Whole(1, 60), Message("公示期", "Period"), unit=WORKING_DAYS, is_rule=True),
        Declaration(
            "notice.investigation_days",
            Whole(1, 120),
            Message("异议调查期限", "Time to investigate an objection"),
            unit=WORKING_DAYS,
            is_shown=False,
        ),
        Declaration(
            "notice.order",
            Choice(
                (
                    ("before_approval", Message("先公示，后报政府审定", "before the government approves")),
                    ("after_approval", Message("政府审定后公示", "after the government approved")),
                )
            ),
            Message("公示的时间", "When"),
            is_rule=True,
        ),
    ),
)


def _money(key: str, zh: str, en: str) -> Declaration:
    by_document = Message("每家；按资金文件填写，0 为还没有填写", "each; by its document, 0 while it is not set")
    return Declaration(key, Whole(0, 100_000_000), Message(zh, en), by_document, YUAN, is_shown=False)


AFTER = Group(
    Message("获奖之后", "After the award"),
    (
        Declaration("after.ban_years", Whole(0, 20), Message("限制申报期", "Re-application period"), unit=YEARS),
        Declaration(
            "after.revoked_ban_years",
            Whole(0, 20),
            Message("撤销后限制申报期", "Re-application period after a revocation"),
            unit=YEARS,
            is_shown=False,
        ),
        Declaration(
            "after.validity_years",
            Whole(0, 20),
            Message("获奖有效期", "Validity of the award"),
            Message("从公布之日算起；0 为不设有效期", "from the day of the announcement; 0 sets none"),
            YEARS,
            is_shown=False,
        ),
        Declaration("after.watch_years", Whole(0, 20), Message("跟踪管理期", "Follow-up period"), unit=YEARS),
        _money("after.award_money", "质量奖奖励资金", "Money of the award"),
        _money("after.nomination_money", "其他奖项奖励资金", "Money of the other tiers"),
    ),
)
