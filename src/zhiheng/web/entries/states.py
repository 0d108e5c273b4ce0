"""The states of applications and parts in words, and what happens to fields when a report is taken over."""

from zhiheng.documents.compare import State
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
CHANGES: dict[State, tuple[Message, str]] = {
    "unchanged": (Message("没有变化", "Unchanged"), "tag tag-muted"),
    "new": (Message("新增", "New"), "tag tag-good"),
    "changed": (Message("修改", "Changed"), "tag"),
    "removed": (Message("清空", "Emptied"), "tag tag-warn"),
    "absent": (Message("文件里没有", "Not in the file"), "tag tag-muted"),
}
