"""What stands in the way of feedback reports, and what people are told."""

from zhiheng.problems import Message

RELEASED = Message("这份报告已经发出，不再修改", "this report is released and stays as it is")
NOT_RELEASED = Message("这份报告还没有发出", "this report is not released yet")
REPLACED = Message("这份报告已有更正稿", "a correction of this report was begun already")
NOT_EVALUATED = Message(
    "这家组织在综合评价结果里没有得分，没有反馈报告 › 不用办理",
    "the official result has no score of this one, so there is no feedback report › nothing is to be done",
)
DRAFTED_ALREADY = Message(
    "这家组织的反馈报告已经拟了 › 打开那一份", "the report of this one is drafted already › open that one"
)
NO_REASON = Message("没有写更正的理由 › 写明理由", "the reason of the correction is missing › give it")
NOTHING_CHOSEN = Message("没有选定要发出的报告 › 勾选后再提交", "no report is chosen › tick those to be released")
NOT_TO_RELEASE = Message(
    "选定的报告里有已经发出的，或者不属于本届的 › 刷新页面后重新勾选",
    "one of those chosen is released already or of another cycle › load the page again and choose anew",
)
OF_REPORT = Message("{name}：{what} › {remedy}", "{name}: {what} › {remedy}")
WILL_RELEASE = Message(
    "向“{name}”发出评审反馈报告，不能撤回；摘要值 {digest}",
    "the report goes to “{name}” for good; digest {digest}",
)
ARRIVED = Message("评审反馈报告已发出，请查看", "Your feedback report is there")
TO_DRAFT = Message("{count} 家的评审反馈报告待拟稿", "{count} feedback reports are to be drafted")
TO_RELEASE = Message("{count} 份评审反馈报告待审核发出", "{count} feedback reports are to be released")
NOT_OUT = Message(
    "还有 {count} 家没有收到评审反馈报告 › 打开“反馈报告”发出",
    "{count} applicants have no feedback report yet › release them under feedback",
)
