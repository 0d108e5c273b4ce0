"""The states of sheets in words."""

from zhiheng.problems import Message
from zhiheng.web.reviews.models import Sheet

NOT_BEGUN = (Message("未开始", "Not started"), "tag tag-muted")
SHEET_STATES = {
    Sheet.State.OPEN: (Message("评分中", "Being scored"), "tag"),
    Sheet.State.CONFIRMED: (Message("已确认提交", "Submitted and locked"), "tag tag-good"),
    Sheet.State.WITHDRAWN: (Message("撤回", "Withdrawn"), "tag tag-muted"),
    Sheet.State.EXCUSED: (Message("免于评分", "Excused"), "tag tag-muted"),
}
