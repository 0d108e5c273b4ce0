"""What the area puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.files import rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.VERIFY_CODE,
        Message("核对校验码", "Verify a code"),
        Message("查打印页面的校验码，看内容是否仍然有效", "Look up a printed page and see whether it still holds"),
        "files:verify_code",
        850,
    ),
)
