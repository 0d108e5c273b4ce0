"""The files of applications: supporting evidence, whose files are its versions, and the pictures of responses."""

from zhiheng.problems import Message
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Attachment, Part
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.kinds import FileKind, Purpose

ATTACHMENT = "attachment"
EVIDENCE = "evidence"
PART = "part"
PICTURE = "picture"


def _most_megabytes(attachment: Attachment) -> int:
    return limit_of(attachment.entry, FILE_SIZE)


FILE_KINDS = (
    FileKind(
        ATTACHMENT,
        Attachment,
        owners=doors.attachments,
        read=rules.SEE_ATTACHMENT,
        write=rules.UPLOAD_ATTACHMENT,
        purposes={
            EVIDENCE: Purpose(
                Message("证实性材料的文件", "File of supporting evidence"),
                limit=_most_megabytes,
                offers_trade_secret=True,
            )
        },
    ),
    FileKind(
        PART,
        Part,
        owners=doors.parts,
        read=rules.SEE_PART,
        write=rules.WRITE_PART,
        purposes={
            PICTURE: Purpose(
                Message("要点说明的图片", "Picture of a response"), types=frozenset({FileType.PNG, FileType.JPG})
            )
        },
    ),
)
