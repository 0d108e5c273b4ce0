"""What is tidied up by itself: bytes that belong to nothing, and pages that were never made."""

from contextlib import suppress
from datetime import timedelta
from shutil import rmtree

from django.db.models import Q
from django.utils import timezone

from zhiheng.web.files.blobs import remove_bytes
from zhiheng.web.files.incoming import DRAWING_SUFFIX, SUFFIX, incoming_folder
from zhiheng.web.files.models import Blob, Rendition
from zhiheng.web.files.rendering.convert import find_converter
from zhiheng.web.files.stores import current_store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.jobs.clock import Tick

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


def sweep() -> None:
    """Remove bytes that belong to no row for a day, those that quarantine took away, and what killed processes left."""
    before = timezone.now() - _DAY
    store = current_store()
    for digest, since in store.digests():
        is_removed = Blob.objects.filter(pk=digest).exclude(removed_at=None).exists()
        if is_removed or (since < before and not Blob.objects.filter(pk=digest).exists()):
            remove_bytes(digest)
    store.tidy(before)
    _tidy_incoming()


def ask_again() -> None:
    """Ask again for pages that nobody made for an hour, and for office documents once there is a converter."""
    hour_ago = timezone.now() - _HOUR
    stuck = Q(state=Rendition.State.WAITING, asked_at__lt=hour_ago)
    if find_converter():
        stuck |= Q(state=Rendition.State.FAILED, failure=Rendition.Failure.NO_CONVERTER)
    for rendition in Rendition.objects.filter(stuck, blob__removed_at=None):
        values = {"state": Rendition.State.WAITING, "failure": "", "asked_at": timezone.now()}
        Rendition.objects.filter(pk=rendition.pk).update(**values)
        make_pages.enqueue(rendition.pk)


def _tidy_incoming() -> None:
    """Remove what killed processes left: uploads after a day, drawings, which are done in minutes, after an hour."""
    for suffix, age in ((SUFFIX, _DAY), (DRAWING_SUFFIX, _HOUR)):
        before = (timezone.now() - age).timestamp()
        for path in incoming_folder().glob(f"*{suffix}"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    rmtree(path) if path.is_dir() else path.unlink()


TICKS = (Tick("files.sweep", 60, sweep), Tick("files.ask_again", 30, ask_again))
