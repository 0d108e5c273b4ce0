"""What stands in the way of archiving, and the words of the archive's papers."""

from zhiheng.problems import Message

PROPOSALS_WAIT = Message(
    "还有 {count} 件双人办理的事项没有审核 › 打开“双人办理”审核或者撤回",
    "{count} acts of two persons wait › decide or withdraw them",
)
LETTERS_IN_DRAFT = Message(
    "还有 {count} 份文书没有编号 › 打开“文书”编号送达，或者作废",
    "{count} letters have no number › issue them, or make them void",
)
NOT_ARCHIVED = Message(
    "本届还没有归档 › 先在平台上由两人办理归档，再生成归档文件",
    "the cycle is not archived yet › two persons archive it on the platform, then the file can be written",
)
NOT_TO_WRITE = Message(
    "数据有问题，没有生成归档文件 › 解决以上问题后再生成",
    "the data does not hold; no archive file was written › write it once the above is solved",
)
TO_WRITE = Message("归档文件待生成：请系统管理员运行 zhiheng admin archive", "The archive file is to be written")
SEALED = Message("（加密）", "(encrypted)")
OFFICE = "office"
HEADINGS = (
    Message("件号", "No."),
    Message("类别", "Kind"),
    Message("责任者", "Made by"),
    Message("文号", "Number"),
    Message("题名", "Title"),
    Message("日期", "Date"),
    Message("页数", "Pages"),
    Message("保管期限", "Kept"),
    Message("文件", "Member"),
)
