"""What stands in the way of what follows the announcement, and what people are told."""

from zhiheng.problems import Message

NO_LIST = Message(
    "这一届没有建议获奖名单 › 在历届获奖组织中导入", "this cycle has no list of who is recommended › import its winners"
)
NO_NUMBER = Message("没有写文号 › 写上公布文件的文号", "the number is missing › give that of the document")
IN_THE_FUTURE = Message("日期还没有到 › 办完后再登记", "that day has not come › record it once it is done")
BEFORE_APPROVAL = Message(
    "早于区政府审定的日期 › 核对公布日期", "that is before the government’s approval › check the day"
)
NO_CERTIFICATE_NUMBER = Message("没有写编号 › 写上证书或者奖牌的编号", "the number is missing › give it")
NUMBER_TAKEN = Message("这个编号已经有了 › 核对编号", "that number is given already › check it")
NO_REASON = Message("没有写原因 › 写明补换的原因", "the reason is missing › say why it is replaced")
NO_NAME = Message("没有写姓名 › 写上经手人的姓名", "the name is missing › give it")
BEFORE_DATED = Message("早于落款日期 › 核对日期", "that is before its date › check the day")
BEFORE_ANNOUNCEMENT = Message("早于公布日期 › 核对日期", "that is before the announcement › check the day")
NO_AMOUNT = Message(
    "这一奖项的奖励资金还没有填写 › 在设置的“获奖之后”里按文件填写",
    "the award money of this tier is not set › set it by its document under “After the award”",
)
BEFORE_PAYMENT = Message("早于拨付日期 › 核对日期", "that is before it was paid › check the day")
NO_DOCUMENT = Message("没有写拨付文号 › 写上资金文件的文号", "the document is missing › give its number")
PAID = Message("这家组织的奖励资金已经登记", "the money of this winner is recorded already")
REPAID = Message("奖励资金已经登记追回", "the money is recorded as paid back")
REVOKED = Message("奖项已经撤销", "the award is revoked")
REPLACED = Message("已经补换，不再办理", "it was replaced")
RETURNED = Message("已经收回", "it came back already")
HANDED_OVER = Message("已经登记领取", "it was handed over already")
YOU_WON = Message("您单位获得{tier}，请查看", "Your organisation won: {tier}")
KINDS = {"certificate": Message("证书", "Certificate"), "plaque": Message("奖牌", "Plaque")}
NO_DECISION = Message("没有写决定文号 › 写上撤销决定的文号", "the decision is missing › give its number")
NO_FACTS = Message("没有写事实和理由 › 写明查明的事实和理由", "the reason is missing › give facts and reason")
LETTER_BLANKS = Message(
    "撤销奖项通知书还有待填的内容：{blanks} › 在“文书设置”里填好",
    "the letter has blanks: {blanks} › fill them in under the letter settings",
)
WILL_REVOKE = Message(
    "按 {document}（{day}）撤销“{name}”的“{tier}”，不能恢复",
    "“{tier}” of “{name}” is revoked by {document} of {day}, for good",
)
FACTS = Message("事实和理由：{facts}", "Facts and reason: {facts}")
WILL_TAKE_BACK = Message("应收回：{numbers}", "to be taken back: {numbers}")
WILL_BE_PUBLIC = Message(
    "签发撤销奖项通知书，获奖名单和公开页面注明已撤销",
    "the letter is issued, and lists and public pages say that it is revoked",
)
WAS_REVOKED = Message(
    "本组织 {year} 年所获“{tier}”于 {day} 撤销（{document}）：限制申报 {years} 年，{until} 年起可再申报；"
    "本届为 {now} 年度",
    "its “{tier}” of {year} was revoked on {day} ({document}): with {years} years it may apply from {until}; "
    "this cycle is of {now}",
)
SUBMITTED = Message("年度跟踪表已经提交", "the follow-up form is submitted")
NOBODY_TO_ASK = Message(
    "没有要填 {year} 年度跟踪表的获奖组织 › 核对年份，或者先登记公布",
    "no winner is to fill in the form of {year} › check the year, or record the announcement first",
)
NOT_IN_PERIOD = Message(
    "不在跟踪管理期内 › 填 {first} 至 {last} 之间的年份",
    "outside the follow-up period › give one from {first} to {last}",
)
DUE_PASSED = Message("截止日期已过 › 填今天以后的日期", "that day is over › give a later one")
NOT_FILLED = Message("“{field}”没有填写 › 没有的写“无”", "“{field}” is empty › where there is nothing to tell, say so")
NOBODY_TO_REMIND = Message("都已提交 › 不用提醒", "all are submitted › nobody is to be reminded")
ASKED = Message("请在 {day} 前填写 {year} 年度跟踪表", "Please fill in the follow-up form of {year} by {day}")
REMINDED = Message(
    "{year} 年度跟踪表还没有提交，{day} 截止", "The follow-up form of {year} is due on {day} and not submitted"
)
GIVEN = Message("{name} 提交了 {year} 年度跟踪表", "{name} submitted its follow-up form of {year}")
