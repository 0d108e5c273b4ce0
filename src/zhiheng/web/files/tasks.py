"""The job that makes the pages of a document."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from zhiheng.web.files.blobs import claim_blob, keep_bytes, write_blob
from zhiheng.web.files.filetypes import DerivedType, FileType
from zhiheng.web.files.incoming import DRAWING_SUFFIX, incoming_folder
from zhiheng.web.files.models import Blob, RenderedPage, Rendition
from zhiheng.web.files.rendering.render import Drawn, PageFiles, RenderError, render_document


def ask_for_pages(blob: Blob) -> None:
    """Plan the pages of a document within the running transaction, once for its bytes."""
    _, is_new = Rendition.objects.get_or_create(blob=blob)
    if is_new:
        make_pages.enqueue(blob.digest)


@task()
def make_pages(digest: str) -> None:
    """Make the pages of a document that still waits for them; may be killed at any moment and run again."""
    rendition = Rendition.objects.select_related("blob").get(pk=digest)
    blob = rendition.blob
    if rendition.state != Rendition.State.WAITING or blob.removed_at:
        return
    with TemporaryDirectory(dir=incoming_folder(), suffix=DRAWING_SUFFIX) as name:
        folder = Path(name, "pages")
        folder.mkdir()
        source = Path(name, f"document.{blob.type}")
        with source.open("wb") as file:
            write_blob(blob, file)
        try:
            _keep_pages(rendition, render_document(source, FileType(blob.type), folder))
        except RenderError as error:
            _close(rendition, state=Rendition.State.FAILED, failure=error.failure)


def _keep_pages(rendition: Rendition, drawn: Drawn) -> None:
    for number, page in enumerate(drawn.pages, 1):
        if not _keep_page(rendition, number, page):
            return
    _close(rendition, state=Rendition.State.READY, page_count=len(drawn.pages), is_cut=drawn.is_cut)


def _keep_page(rendition: Rendition, number: int, page: PageFiles) -> bool:
    """Keep one page; False if the document was quarantined meanwhile."""
    with page.image.open("rb") as image, page.text.open("rb") as text:
        digests = keep_bytes(image), keep_bytes(text)
        with transaction.atomic():
            if Blob.objects.select_for_update().get(pk=rendition.pk).removed_at:
                return False
            values = {
                "width": page.width,
                "height": page.height,
                "image": claim_blob(digests[0], image, DerivedType.WEBP),
                "text": claim_blob(digests[1], text, DerivedType.JSON),
            }
            RenderedPage.objects.update_or_create(rendition=rendition, number=number, defaults=values)
    return True


def _close(rendition: Rendition, **values: object) -> None:
    waiting = Rendition.objects.filter(pk=rendition.pk, state=Rendition.State.WAITING)
    waiting.update(made_at=timezone.now(), **values)
