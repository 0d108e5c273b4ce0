"""The states of applications and parts in words."""

from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry, Part

ENTRY_STATES = {
    Entry.State.WRITING: (Message("填报中", "Being written"), "tag"),
    Entry.State.SUBMITTED: (Message("已提交", "Handed in"), "tag tag-good"),
    Entry.State.WITHDRAWN: (Message("已撤回", "Withdrawn"), "tag tag-muted"),
}
PART_STATES = {
    Part.State.NOT_STARTED: (Message("未开始", "Not started"), "tag tag-muted"),
    Part.State.WRITING: (Message("编写中", "Being written"), "tag"),
    Part.State.IN_REVIEW: (Message("待审", "In review"), "tag tag-warn"),
    Part.State.FINAL: (Message("已定稿", "Final"), "tag tag-good"),
}
