"""The job that makes the printed application (申报书) of a snapshot."""

import io

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from zhiheng.reports.application_pdf import application_pdf, unpack_fonts
from zhiheng.web.entries.models import Submission, SubmissionPaper
from zhiheng.web.entries.paper_content import paper_of
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import FileType

State = SubmissionPaper.State


def ask_for_paper(submission: Submission) -> None:
    """Plan the printed application within the running transaction; one that was made is made again."""
    values = {"state": State.WAITING, "blob": None, "asked_at": timezone.now()}
    SubmissionPaper.objects.update_or_create(submission=submission, defaults=values)
    make_paper.enqueue(submission.public_id)


@task()
def make_paper(submission_id: str) -> None:
    """Make the printed application that still waits; may be killed at any moment and run again."""
    waiting = SubmissionPaper.objects.filter(submission__public_id=submission_id, state=State.WAITING)
    paper = waiting.select_related("submission__entry").first()
    if paper is None:
        return
    try:
        content = application_pdf(paper_of(paper.submission), unpack_fonts(settings.HOME / "fonts"))
    except RuntimeError:  # a picture that no program reads, say
        waiting.update(state=State.FAILED, made_at=timezone.now())
        return
    file = io.BytesIO(content)
    digest = keep_bytes(file)
    with transaction.atomic():
        waiting.update(state=State.READY, blob=claim_blob(digest, file, FileType.PDF), made_at=timezone.now())
