"""What stands in the way of a public notice, and of what follows it."""

from zhiheng.problems import Message

APPROVED = Message("公示稿已经定稿，不再修改", "the text is approved and stays as it is")
NOT_APPROVED = Message("公示稿还没有定稿", "the text is not approved yet")
VOID = Message(
    "公示稿的文书已经作废，按名单另拟公示稿", "the letter of the notice is void; draft another notice of the list"
)
NO_LIST = Message(
    "建议获奖名单还没有确定 › 打开“评审委员会”，由两人办理",
    "who is recommended is not decided yet › two persons decide it under the committee",
)
DRAFTED_ALREADY = Message(
    "这份名单的公示稿已经有了 › 打开第 {number} 次公示",
    "this list has its notice already › open notice {number}",
)
NOBODY = Message("名单上没有组织 › 不用公示", "nobody stands on the list › there is nothing to publish")
LIST_REPLACED = Message(
    "建议获奖名单有了新的一份 › 按新名单另拟公示稿",
    "there is a newer list of who is recommended › draft a notice of that one",
)
NOT_FILLED = Message(
    "公示稿还有 {count} 处待填 › 填好后再提交",
    "{count} places of the text are to be filled in › fill them in first",
)
NO_TEXT = Message("公示稿没有内容 › 写好后再提交", "the text is empty › write it first")
NAME_MISSING = Message(
    "公示稿里没有“{name}” › 名单上的组织都要写上",
    "“{name}” is missing in the text › name everybody on the list",
)
NOT_ASKED_AGAIN = Message(
    "公示前没有再次征求部门意见 › 打开“部门意见”办理",
    "departments were not asked again before the notice › ask them under departments’ opinions",
)
NOT_ANSWERED = Message(
    "“{department}”再次征求的意见还差 {count} 家 › 登记答复后再提交",
    "“{department}” still has to answer about {count} › note its answers first",
)
OBJECTING = Message("“{department}”对“{name}”有异议", "“{department}” objects to “{name}”")
WILL_APPROVE = Message("《{title}》定稿并编文号，不再修改", "“{title}” gets its number and is changed no more")
TEXT_DIGEST = Message("公示稿摘要值：{digest}", "digest of the text: {digest}")
TOO_EARLY = Message(
    "发布时间早于定稿 › 按网页上的发布时间填写",
    "that is before the text was approved › enter the time that the web page shows",
)
IN_THE_FUTURE = Message("发布时间还没有到 › 发布后再登记", "that time has not come › record it once it is published")
NO_ADDRESS = Message(
    "没有写网页地址 › 写上以 http 开头的地址", "the address is missing › give the one that begins with http"
)
NOT_NOTICED = Message(
    "建议获奖名单还没有公示 › 打开“公示”办理", "who is recommended was not published › publish the notice first"
)
NOT_OVER = Message(
    "公示期到 {day} 24:00 才结束 › 到期后再办理", "the notice lasts until {day}, 24:00 › come back afterwards"
)
NO_APPROVAL = Message(
    "区政府还没有审定 › 在“公示”中登记会议或者批复", "the government has not approved yet › record its approval"
)
APPROVAL_FIRST = Message(
    "本届规则是政府审定后公示 › 先登记区政府审定",
    "the rules say that the notice follows the government’s approval › record that first",
)
NO_NUMBER = Message("没有写文号 › 写上会议纪要号或者批复文号", "the number is missing › give it")
DAY_IN_THE_FUTURE = Message("审定日期还没有到 › 审定后再登记", "that day has not come › record it once it is decided")
DECIDED = Message("这件异议已经有处理结论", "this objection is decided")
NOT_PUBLISHED = Message("公示还没有发布 › 发布并登记后再登记异议", "the notice is not published › record that first")
BEFORE_NOTICE = Message("收到时间早于公示发布 › 核对时间", "that is before the notice was published › check the time")
LATE = Message(
    "公示期到 {day} 24:00 已经结束，逾期的异议不予受理 › 按此答复异议人",
    "the notice ended on {day}, 24:00, and late objections are not taken › tell who objects",
)
NOT_LISTED = Message("这家组织不在公示名单上 › 重新选择", "that one is not on the published list › choose another")
NOT_GIVEN = Message(
    "没有填写 › 实名异议须写明；不署名的转交监督人员",
    "this is missing › objections bear a real name; pass unsigned ones on to the supervisor",
)
NO_REASON = Message("没有写理由 › 写明调查核实情况和理由", "the reason is missing › give findings and reason")
NOTHING_SAID = Message("没有写内容 › 照原件写明", "the text is missing › write what was reported")
OBJECTIONS_OPEN = Message(
    "还有 {count} 件异议没有处理结论 › 打开“公示”里的异议办理",
    "{count} objections are not decided › decide them with the notice",
)
WILL_DECIDE = Message("第 {number} 号异议（{name}）：{outcome}", "objection {number} ({name}): {outcome}")
WILL_TAKE_OFF = Message("“{name}”从拟奖名单中去掉", "“{name}” is taken off the list")
REASON = Message("理由：{reason}", "Reason: {reason}")
TIP_PASSED_ON = Message("收到一件问题线索，请查看", "A tip was passed on to you")
OUTCOMES = {
    "upheld": Message("成立", "Upheld"),
    "partly": Message("部分成立", "Partly upheld"),
    "not_upheld": Message("不成立", "Not upheld"),
}
CHANNELS = {
    "letter": Message("来信", "Letter"),
    "visit": Message("来访", "Visit"),
    "phone": Message("来电", "Phone"),
    "mail": Message("电子邮件", "Mail"),
}
