"""What of the archive goes into the archive of a cycle: not its files, which are written of what is there."""

from zhiheng.problems import Message
from zhiheng.web.archive.models import ArchiveFile, Destruction
from zhiheng.web.audit.archiving import Described, Paper

_DECISION = Message("鉴定销毁决定", "decision to destroy papers")

PAPERS = (
    Paper(
        "destructions",
        _DECISION,
        Destruction,
        "rules",
        lambda cycle: Destruction.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(_DECISION, one.decided_on, one.number),
    ),
)
LEFT_OUT = {ArchiveFile: Message("归档文件不装自己", "an archive file does not hold itself")}
