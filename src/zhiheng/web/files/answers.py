"""Sending bytes: originals as downloads only, pictures of pages for the page that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from zhiheng.problems import Message
from zhiheng.web.audit.errors import blocked
from zhiheng.web.files.errors import MissingBlobError
from zhiheng.web.files.filetypes import MEDIA_TYPES, DerivedType, FileType
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.files.names import content_disposition, download_name
from zhiheng.web.files.stores import current_store, verified

_GONE = Message(
    "文件不在存储中 › 请告知系统管理员，从备份恢复", "the file is not in the store › tell the operator to restore it"
)


def original(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """Return the file as uploaded, to be saved under a safe name; raises BlockedError if its bytes are gone."""
    response = _bytes(request, file.blob, MEDIA_TYPES[file.filetype])
    response["Content-Disposition"] = content_disposition(download_name(file.name, file.filetype))
    return response


def made(request: HttpRequest, blob: Blob, name: str) -> HttpResponseBase:
    """Return a file that the platform made, to be saved; raises BlockedError if its bytes are gone."""
    filetype = DerivedType.ZIP if blob.type == DerivedType.ZIP else FileType(blob.type)
    response = _bytes(request, blob, MEDIA_TYPES[filetype])
    response["Content-Disposition"] = content_disposition(download_name(name, filetype))
    return response


def picture(request: HttpRequest, image: Blob) -> HttpResponseBase:
    """Return the picture of a page; raises BlockedError if its bytes are gone."""
    return _bytes(request, image, "image/webp")


def _bytes(request: HttpRequest, blob: Blob, media_type: str) -> HttpResponseBase:
    """Browsers may keep them but ask every time, so that the door and the record come first."""
    etag = f'"{blob.digest}"'
    response: HttpResponseBase
    if isinstance(get_conditional_response(request, etag=etag), HttpResponseNotModified):
        response = HttpResponseNotModified()
    elif request.method == "HEAD":
        response = HttpResponse(content_type=media_type)
    else:
        response = StreamingHttpResponse(_Pieces(_opened(blob), blob.digest), content_type=media_type)
    if response.status_code == HttpResponse.status_code:
        response["Content-Length"] = str(blob.size)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The bytes of a blob for one response; closed with it, even if nobody has read them."""

    content: BinaryIO
    digest: str

    def __iter__(self) -> Iterator[bytes]:
        return verified(self.content, self.digest)

    def close(self) -> None:
        """Let go of the file."""
        self.content.close()


def _opened(blob: Blob) -> BinaryIO:
    try:
        return current_store().open(blob.digest)
    except MissingBlobError as error:
        raise blocked(_GONE) from error
