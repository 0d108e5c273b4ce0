"""What public notices put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.notices import rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_NOTICES,
        Message("公示", "Public notice"),
        Message("公示稿、发布登记和公示期", "Text, publication and period of the notice"),
        "notices:notices",
        order=35,
    ),
    MenuItem(
        rules.SEE_TIPS,
        Message("问题线索", "Tips"),
        Message("秘书处转交的不署名反映，只有您能看", "Unsigned reports that the office passed on, for you alone"),
        "notices:tips",
        order=36,
    ),
)
