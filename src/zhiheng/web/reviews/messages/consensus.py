"""What a consensus says to people beside its pages."""

from zhiheng.problems import Message

OPENED = Message("“{organisation}”的合议已开始", "The consensus on “{organisation}” has begun")
OPENED_ON_SITE = Message(
    "“{organisation}”现场评审的合议已开始", "The consensus on the visit to “{organisation}” has begun"
)
NOT_THE_OWNER = Message("这一项由它的主评专家提出调整", "a change of this indicator is proposed by its owner")
NO_MARK = Message(
    "“{text}”不是 {code} 的合议分 › 按评分指南的档位填写",
    "“{text}” is no agreed score of {code} › use the steps of the guide",
)
NO_REVISION = Message(
    "{code} 与材料评审的合议分 {median} 不同，没有写调整理由 › 写明现场看到了什么",
    "{code} is not what was agreed on before, {median}, and the reason is missing › say what was seen on site",
)
NO_REASON = Message(
    "{code} 的合议分与中位数（{median}）不同，没有写理由 › 写明改动的理由",
    "the agreed score of {code} is not the median ({median}) and has no reason › write why",
)
NO_OUTSIDE_REASON = Message(
    "{code} 的合议分超出各位专家给分的范围，没有单独写理由 › 写明为什么超出范围",
    "the agreed score of {code} lies beyond what any member gave, without a reason of its own › write why",
)
NOT_AGREED = Message("{code} {name} 没有合议分 › 合议后填写", "{code} {name} has no agreed score › agree on one first")
NOTHING_TO_ACCEPT = Message(
    "没有待采纳的未超限项 › 逐项合议其余各项", "nothing within the limit is left to accept › discuss the others"
)
NOT_CONFIRMED = Message(
    "{name} 还没有确认，也没有记录保留意见 › 请其在自己的设备上办理",
    "{name} has neither confirmed nor put a dissent on record › ask for one of both",
)
NOBODY_AGREES = Message(
    "没有一位专家确认合议分 › 继续合议，直到有人确认", "no member confirms the agreed scores › go on discussing"
)
SHEETS_AWAITED = Message(
    "{name} 的评分表还没有确认提交 › 确认提交以后再结束合议", "the sheet of {name} is not submitted yet › wait for it"
)
NO_DISSENT = Message(
    "没有写保留意见 › 写明不同意什么、为什么", "the dissent is empty › write what you differ on, and why"
)
STALE = Message(
    "这一页打开之后，合议内容在别处改过 › 看过现在的内容再办理",
    "what is agreed was changed elsewhere after this page was opened › look at it as it is now first",
)
THEMES = Message("关键主题", "Key themes")
NO_THEMES = Message(
    "没有写关键主题 › 概括两三条最重要的优势和改进机会",
    "the key themes are empty › sum up the two or three main points",
)
NO_TEXT = Message(
    "{code} 没有优势，也没有改进机会 › 至少写一项", "{code} has neither strengths nor opportunities › write one of both"
)
NO_STRENGTH = Message(
    "{code} 的合议分不低于 70%，没有写优势 › 核对评语和得分是否相符",
    "the agreed score of {code} is 70% or more, without a strength › see whether text and score fit",
)
NO_OPPORTUNITY = Message(
    "{code} 的合议分不高于 45%，没有写改进机会 › 核对评语和得分是否相符",
    "the agreed score of {code} is 45% or less, without an opportunity › see whether text and score fit",
)
NAMES_AN_EXPERT = Message(
    "{where} 出现专家姓名“{name}” › 删去姓名", "{where} names the expert {name} › take the name out"
)
TEXT_TOO_LONG = Message(
    "{where} 有 {length} 字，超过 {limit} 字 › 压缩", "{where} has {length} characters, more than {limit} › shorten it"
)
MAY_PROMISE = Message(
    "{where} 出现“{word}” › 核对是否涉及评审结果或承诺",
    "{where} says “{word}” › make sure that it tells or promises no result",
)
NOTHING_TO_TAKE = Message(
    "没有可以采用的主评评语 › 各项已有文字，或没有安排主评",
    "there is nothing to take over › all fields are filled in, or the indicators have no owners",
)
