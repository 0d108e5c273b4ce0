"""What stands in the way of publishing."""

from zhiheng.problems import Message

NOT_FROZEN = Message("结果还没有定稿 › 定稿后再公开", "no result is frozen › freeze it first")
PUBLISHED = Message("这份摘要值已经公开 › 不用再公开", "that digest is published › there is nothing to do")
PAGES_OFF = Message(
    "公开页面没有打开 › 在设置的“功能”里打开",
    "the public pages are off › turn them on under “Features”",
)
