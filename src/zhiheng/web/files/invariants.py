"""What must always be true of stored files."""

from collections.abc import Iterator

from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.files.models import Blob, Rendition
from zhiheng.web.files.stores import current_store

_MISSING = Message(
    "文件 {digest} 不在存储中，或大小不符 › 由系统管理员从备份恢复这份文件",
    "the file {digest} is not in the store, or has another size › restore it from a backup",
)
_NOT_GONE = Message(
    "已隔离的文件 {digest} 仍在存储中 › 等一小时后再检查；仍在则由系统管理员删除",
    "the quarantined file {digest} is still in the store › check again in an hour; if it stays, remove it",
)
_NO_PAGES = Message(
    "文件 {digest} 的页面图像不全 › 由系统管理员从备份恢复",
    "pages of the file {digest} are missing › restore a backup",
)


@invariant(Message("每份文件都在存储中，大小相符", "every file is in the store with its size"))
def files_are_in_store() -> Iterator[Problem]:
    """Yield every file whose bytes are missing or of another size."""
    store = current_store()
    for digest, size in Blob.objects.filter(removed_at=None).values_list("digest", "size").iterator():
        if store.size(digest) != size:
            yield Problem(Place(), _MISSING, (("digest", digest),))


@invariant(Message("已隔离的文件不在存储中", "quarantined files are gone from the store"))
def quarantined_files_are_gone() -> Iterator[Problem]:
    """Yield every quarantined file whose bytes are still there."""
    store = current_store()
    for digest in Blob.objects.exclude(removed_at=None).values_list("digest", flat=True).iterator():
        if store.size(digest) is not None:
            yield Problem(Place(), _NOT_GONE, (("digest", digest),))


@invariant(Message("每份已生成页面的文件页面齐全", "documents shown as pages have all of them"))
def pages_are_whole() -> Iterator[Problem]:
    """Yield every document with fewer pages than it says."""
    for rendition in Rendition.objects.filter(state=Rendition.State.READY).prefetch_related("pages").iterator(500):
        if [page.number for page in sorted(rendition.pages.all(), key=lambda page: page.number)] != [
            *range(1, rendition.page_count + 1)
        ]:
            yield Problem(Place(), _NO_PAGES, (("digest", rendition.pk),))
