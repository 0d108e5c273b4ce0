"""What the area puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.messages import queries, rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_INBOX,
        Message("我的通知", "My notices"),
        Message("发给您的通知，打开即回执", "Notices to you; opening one is the receipt"),
        "messages:inbox",
        60,
        queries.unread_count,
    ),
    MenuItem(
        rules.SEE_SENT,
        Message("已发通知", "Sent notices"),
        Message("发通知，看谁已读，登记电话", "Write notices, see who has read them, record calls"),
        "messages:sent_notices",
        65,
    ),
    MenuItem(
        rules.SEE_QUESTIONS,
        Message("咨询答疑", "Questions"),
        Message("申报期间的提问和答复", "Questions during the call, and their answers"),
        "messages:questions",
        63,
        queries.waiting_questions,
    ),
    MenuItem(
        rules.SEE_LETTERS,
        Message("文书", "Letters"),
        Message("文书和送达情况", "Letters and how they were delivered"),
        "messages:letters",
        62,
    ),
)
