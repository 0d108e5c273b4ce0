"""What stands in the way of a shortlist or a result, and what people are told."""

from zhiheng.problems import Message

NOT_FED = Message(
    "“{phase}”还没有评分 › 这一环节结束以后再办理", "“{phase}” has no scores yet › come back when the phase is over"
)
NO_PANEL = Message(
    "{count} 份通过资格审查的申报没有分给评审组 › 先分给评审组",
    "{count} eligible applications are in no panel › give them to a panel first",
)
NO_ENTRIES = Message("没有参加评审的申报 › 先组建评审组", "nothing is under review › compose a panel first")
SHEETS_MISSING = Message(
    "还有 {count} 份评分表没有确认提交 › 催办，或者登记免于评分",
    "{count} score sheets are not submitted yet › remind the experts, or excuse them with the reason",
)
NO_SHEETS = Message(
    "没有一份评分表可以计入：{names} › 补充专家评分", "no score sheet counts of {names} › have other experts score"
)
REOPENINGS = Message(
    "{count} 份重新打开评分表的申请没有答复 › 先答复", "{count} requests to reopen a sheet wait › answer them first"
)
NOT_AGREED = Message(
    "{count} 份申报的合议没有确认 › 请评审组结束合议", "{count} consensuses are not closed › have the panel close them"
)
GATE_UNDECIDED = Message(
    "“{phase}”的入围还没有决定 › 先决定入围", "who goes on after “{phase}” is not decided › decide that first"
)
STALE = Message(
    "这一页打开以后，评分或者申报有变化 › 看过现在的内容再办理",
    "scores or applications changed after this page was opened › look at it as it is now first",
)
NO_REASON = Message(
    "入围线有并列、与建议不同，或者改变了原来的决定，没有写理由 › 写明理由",
    "there is a tie at the line, a departure, or an earlier decision, and no reason › give the reason",
)
NO_BASIS = Message(
    "{body}决定的事项没有写依据 › 写明会议纪要或者决定的名称和日期",
    "what {body} decides has no basis › name the minutes or decision and its date",
)
WILL_GO_ON = Message("“{phase}”入围 {count} 家：{names}", "{count} go on after “{phase}”: {names}")
WILL_NOT = Message("未入围 {count} 家：{names}", "{count} do not go on: {names}")
NOBODY = Message("无", "none")
IS_ADDED = Message("与建议不同：{name}，建议未入围，决定入围", "departure: {name} goes on though not proposed")
IS_LEFT_OUT = Message("与建议不同：{name}，建议入围，决定未入围", "departure: {name} does not go on though proposed")
IS_TIED = Message("入围线并列：{names}", "tied at the line: {names}")
REASON = Message("理由（{body}决定）：{reason}", "reason (decided by {body}): {reason}")
BASIS = Message("依据：{basis}", "basis: {basis}")
GOES_ON = Message(
    "“{phase}”已经结束，你单位进入下一评审环节，具体安排另行通知",
    "“{phase}” is over and your organisation goes on; you will be told what follows",
)
NO_GATE = Message("这一环节没有入围线", "this phase has no gate")
TO_DECIDE = Message("“{phase}”已结束，待办理入围", "“{phase}” is over; who goes on is to be decided")
TO_TELL = Message(
    "{count} 家未入围的申报组织还没有发出未入围告知书", "{count} notices of not being shortlisted are due"
)
NOTHING_CHANGED = Message(
    "与第 {number} 次结果相比没有变化 › 不需要再次定稿",
    "nothing differs from result {number} › leave it so",
)
NO_REASON_TO_CORRECT = Message(
    "已有定稿的结果，没有写更正的理由 › 写明理由", "there is a frozen result, and no reason to correct it › give one"
)
WILL_FREEZE = Message(
    "第 {number} 次结果定稿：{count} 家有名次；不能撤销，以后的更正并列保存",
    "result {number} is frozen with {count} ranks; it cannot be undone, a later correction stands beside it",
)
WILL_PROPOSE = Message("建议“{tier}”：{names}", "suggested “{tier}”: {names}")
TIE_AT_CEILING = Message("名额并列待定：{names}", "tie at the ceiling: {names}")
BUNDLE = Message("结果数据包摘要值：{digest}", "digest of the bundle: {digest}")
WHY = Message("更正的理由：{reason}", "reason of the correction: {reason}")
TO_FREEZE = Message("各环节已结束，综合评价结果待定稿", "all phases are over; the official result is to be frozen")
