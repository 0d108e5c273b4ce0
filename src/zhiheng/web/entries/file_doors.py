"""The files of applications: supporting evidence, whose files are its versions, and the pictures of responses."""

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Attachment, Entry, Part
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.kinds import FileKind, Purpose

ATTACHMENT = "attachment"
EVIDENCE = "evidence"
PART = "part"
PICTURE = "picture"
REPORT = "report"


def _most_megabytes(row: Attachment | Entry) -> int:
    return limit_of(rules.entry_of(row), FILE_SIZE)


def _uploaded_by(actor: Actor) -> Q:
    """A filled-in report may say more than its writer's colleagues may read."""
    return Q(uploaded_by=actor.person)


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
    FileKind(
        doors.ENTRY_REPORT,
        Entry,
        owners=doors.entries,
        read=rules.SEE_ENTRY,
        write=rules.UPLOAD_REPORT,
        purposes={
            REPORT: Purpose(
                Message("填好的自评报告（Word）", "The filled-in report (Word)"),
                types=frozenset({FileType.DOCX}),
                limit=_most_megabytes,
            )
        },
        files=_uploaded_by,
    ),
)
