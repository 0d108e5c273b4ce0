"""The files of supporting evidence: one attachment's files are its versions."""

from zhiheng.problems import Message
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Attachment
from zhiheng.web.files.kinds import FileKind, Purpose

ATTACHMENT = "attachment"
EVIDENCE = "evidence"


def _most_megabytes(attachment: Attachment) -> int:
    return limit_of(attachment.entry, FILE_SIZE)


FILE_KINDS = (
    FileKind(
        ATTACHMENT,
        Attachment,
        owners=doors.attachments_with_files,
        files=doors.files_of_attachments,
        read=rules.SEE_EVIDENCE,
        write=rules.UPLOAD_ATTACHMENT,
        purposes={
            EVIDENCE: Purpose(
                Message("证实性材料的文件", "File of supporting evidence"),
                limit=_most_megabytes,
                offers_trade_secret=True,
            )
        },
    ),
)
