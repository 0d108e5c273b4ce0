"""The files of supporting evidence, one attachment's being its versions; those of statements and of departments."""

from zhiheng.problems import Message
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Attachment, OpinionRequest, ScreeningStatement
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, Purpose

ATTACHMENT = "attachment"
EVIDENCE = "evidence"
STATEMENT = "screening_statement"
PROOF = "proof"
OPINION = "opinion_request"
ANSWER = "answer"


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
    FileKind(
        STATEMENT,
        ScreeningStatement,
        owners=doors.screening_statements,
        read=rules.READ_STATEMENT,
        write=rules.UPLOAD_STATEMENT,
        purposes={PROOF: Purpose(Message("陈述申辩或者复核的材料", "Proof of a statement"))},
    ),
    FileKind(
        OPINION,
        OpinionRequest,
        owners=doors.opinion_requests,
        read=rules.SEE_OPINIONS,
        write=rules.UPLOAD_OPINION,
        purposes={ANSWER: Purpose(Message("部门反馈的扫描件", "Scan of the answer"), SCANS)},
    ),
)
