"""What is made again by itself: printed applications that nobody made for an hour."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zhiheng.web.entries.models import SubmissionPaper
from zhiheng.web.entries.papers import ask_for_paper
from zhiheng.web.jobs.clock import Tick

_HOUR = timedelta(hours=1)


def ask_for_papers_again() -> None:
    """Ask again for printed applications that wait for more than an hour."""
    stuck = SubmissionPaper.objects.filter(state=SubmissionPaper.State.WAITING, asked_at__lt=timezone.now() - _HOUR)
    for paper in stuck.select_related("submission"):
        with transaction.atomic():
            ask_for_paper(paper.submission)


TICKS = (Tick("entries.papers", 30, ask_for_papers_again),)
