"""The files of applications: evidence, pictures, filled-in reports, statements, departments, what is signed."""

from functools import partial

from django.db.models import Q
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Attachment, Entry, OpinionRequest, Part, ScreeningStatement, Submission
from zhiheng.web.entries.signed_papers import PAPERS, digest_of_paper, facts_of_papers
from zhiheng.web.entries.taken_in import SIGNED_APPLICATION, SIGNED_APPLICATION_COPY, TAKEN_IN
from zhiheng.web.files.filetypes import SCANS, FileType
from zhiheng.web.files.kinds import FileKind, PrintKind, Purpose

ATTACHMENT = "attachment"
EVIDENCE = "evidence"
PART = "part"
PICTURE = "picture"
REPORT = "report"
SUBMISSION = "submission"
"""The printed application (申报书) and the receipt, which carry one code."""
STATEMENT = "screening_statement"
PROOF = "proof"
OPINION = "opinion_request"
ANSWER = "answer"


def _most_megabytes(row: Attachment | Entry) -> int:
    return limit_of(rules.entry_of(row), FILE_SIZE)


def _uploaded_by(actor: Actor) -> Q:
    """A filled-in report may say more than its writer's colleagues may read."""
    return Q(uploaded_by=actor.person)


def _digest_of_submission(submission: Submission) -> str:
    """Nothing once another one counts: what was printed holds no longer then."""
    return submission.digest if submission.counts else ""


def _url_of_submission(submission: Submission) -> str:
    return reverse("entries:submission", args=[submission.public_id])


FILE_KINDS = (
    FileKind(
        ATTACHMENT,
        Attachment,
        owners=doors.attachments_with_files,
        files=doors.files_that_count,
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
    FileKind(
        PART,
        Part,
        owners=doors.parts_with_files,
        files=doors.files_that_count,
        read=rules.SEE_EVIDENCE,
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
    FileKind(
        TAKEN_IN,
        Entry,
        owners=doors.entries,
        read=rules.SEE_RECEIPT,
        write=rules.TAKE_IN_FILES,
        purposes={SIGNED_APPLICATION_COPY: Purpose(SIGNED_APPLICATION, types=SCANS, limit=_most_megabytes)},
    ),
)


def _url_of_papers(entry: Entry) -> str:
    return reverse("entries:papers", args=[entry.public_id])


PRINT_KINDS = (
    *(
        PrintKind(
            paper.print_kind,
            paper.title,
            Entry,
            owners=doors.entries,
            read=rules.SEE_PAPERS,
            write=rules.PRINT_PAPER,
            digest=partial(digest_of_paper, paper),
            url=_url_of_papers,
            facts=facts_of_papers,
        )
        for paper in PAPERS.values()
    ),
    PrintKind(
        SUBMISSION,
        Message("申报书", "Application"),
        Submission,
        owners=doors.submissions,
        read=rules.SEE_RECEIPT,
        write=rules.SEAL_SUBMISSION,
        digest=_digest_of_submission,
        url=_url_of_submission,
    ),
)
