"""What results put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.results import rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_PHASES,
        Message("入围和结果", "Shortlist and result"),
        Message("每个环节谁进入下一环节", "Who goes on after each phase"),
        "results:phases",
        order=32,
    ),
)
