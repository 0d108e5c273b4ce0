"""What is said about notices and challenges."""

from zhiheng.problems import Message

NO_REASON = Message("没有写理由 › 写明理由", "no reason is given › give one")
ASKED = Message(
    "“{organisation}”申请现场评审组成员 {who} 回避，请答复",
    "{organisation} asks that {who} withdraws from the visiting team; please answer",
)
UPHELD = Message(
    "已同意“{organisation}”的回避申请，{who} 退出现场评审组",
    "The challenge by {organisation} was upheld; {who} leaves the visiting team",
)
REFUSED = Message(
    "没有同意“{organisation}”对 {who} 的回避申请，请查看理由",
    "The challenge of {who} by {organisation} was refused; please read why",
)
RECUSED = Message("您须回避“{organisation}”，不再参加这家的评审", "You withdraw from the review of {organisation}")
CONFLICT_NOTE = "申报组织申请回避，秘书处同意"
LEFT_REASON = "申请回避"
