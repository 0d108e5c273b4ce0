"""What visits put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.site.navigation import MenuItem
from zhiheng.web.visits import rules

MENU = (
    MenuItem(
        rules.SEE_VISITS,
        Message("现场评审", "Site visits"),
        Message("现场评审的时间、成员和日程", "Days, teams and plans of the visits"),
        "visits:visits",
        order=33,
    ),
)
