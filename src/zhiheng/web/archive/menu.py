"""What the archive puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.archive import rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_ARCHIVE,
        Message("归档", "Archive"),
        Message("归档前要办完的事项、归档目录、归档文件", "What is to be done first, the catalogue, the archive file"),
        "archive:archive",
        order=90,
    ),
)
