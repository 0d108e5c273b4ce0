"""What reviewing puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.reviews import queries, rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_REVIEWS,
        Message("我的评审", "My reviews"),
        Message(
            "阅读申报材料，为二级指标评分，写优势和改进机会。", "Read applications, score indicators, write comments."
        ),
        "reviews:reviews",
        order=15,
        waiting=queries.waiting,
    ),
)
