"""What the committee's meeting puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.committee import rules
from zhiheng.web.committee.doors import waiting_votes
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_MEETING,
        Message("评审委员会", "Committee"),
        Message("到会、回避、表决和计票", "Attendance, recusals, ballots and counts"),
        "committee:meeting",
        order=34,
    ),
    MenuItem(
        rules.SEE_VOTES,
        Message("评审委员会", "Committee"),
        Message("候选组织的材料，电子票表决和结果", "What the candidates handed in, electronic ballots and results"),
        "committee:votes",
        order=34,
        waiting=waiting_votes,
    ),
)
