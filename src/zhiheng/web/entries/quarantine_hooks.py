"""A printed application forgets a picture that was quarantined."""

from zhiheng.web.entries.models import SubmissionPaper
from zhiheng.web.entries.papers import ask_for_paper
from zhiheng.web.files.blobs import remove_blob
from zhiheng.web.files.models import StoredFile


def make_papers_again(file: StoredFile) -> None:
    """Take the papers that show a picture away; they are made again without it."""
    showing = SubmissionPaper.objects.filter(submission__files__file=file, submission__files__attachment=None)
    for paper in showing.select_related("submission", "blob"):
        if paper.blob:
            remove_blob(paper.blob, "")
        ask_for_paper(paper.submission)


QUARANTINE_HOOKS = (make_papers_again,)
