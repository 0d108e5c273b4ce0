"""What must be done first, each with its remedy."""

from zhiheng.problems import Message

NOBODY_THERE = Message(
    "所选的人群里现在没有人 › 换一个人群，或者先给人员分配角色",
    "nobody is in the groups chosen › choose another group, or give people their roles first",
)
NO_REASON = Message("没有写理由 › 写上理由", "a reason is missing › give one")
NOT_FILLED = Message(
    "文稿里还有 {count} 处“【待填：……】” › 填写或者删去后再签发",
    "the draft still holds {count} places to be filled in › fill them in or take them out before it is issued",
)
NUMBER_TAKEN = Message(
    "{year} 年第 {number} 号已经用过 › 文号不能重复使用，换一个号",
    "number {number} of {year} was used before › a number is never used again: take another",
)
