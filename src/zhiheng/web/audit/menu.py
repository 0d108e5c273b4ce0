"""What the record puts into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.audit import doors, rules
from zhiheng.web.audit.actor import Actor
from zhiheng.web.site.navigation import MenuItem


def _to_decide(actor: Actor) -> int:
    """Count what waits for the actor's decision."""
    return doors.to_decide(actor).count()


MENU = [
    MenuItem(
        rules.SEE_PROPOSALS,
        Message("双人办理", "Approvals"),
        Message("须由两个人办理的事项：待审核的和已办结的。", "Acts that need two persons: waiting and decided."),
        "audit:proposals",
        order=12,
        waiting=_to_decide,
    ),
    MenuItem(
        rules.SEE_RECORD,
        Message("操作留痕", "Record"),
        Message("谁在什么时候做了什么，记录是否完整。", "Who did what and when, and whether the record is whole."),
        "audit:record",
        order=90,
    ),
]
