"""What is said about scores of visits that are awaited."""

from zhiheng.problems import Message

NOT_AGREED = Message(
    "{names} 的现场评审还没有确认的合议分 › 由评审组组长结束现场评审的合议",
    "the scores of the visit to {names} are not agreed on yet › the panel’s leader closes the consensus of the visit",
)
NOT_SCORED = Message(
    "{names} 的现场评分表还没有全部确认提交 › 提醒现场评审组成员",
    "not all members have submitted their sheets of the visit to {names} › remind the team",
)
