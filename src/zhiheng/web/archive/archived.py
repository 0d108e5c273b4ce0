"""What of the archive goes into the archive of a cycle: nothing, since files are written of what is there."""

from zhiheng.problems import Message
from zhiheng.web.archive.models import ArchiveFile

LEFT_OUT = {ArchiveFile: Message("归档文件不装自己", "an archive file does not hold itself")}
