"""Receiving uploads: straight to the disk, only from people who are signed in, never more than the largest file."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from zhiheng.web.audit.actor import PUBLIC

LARGEST = 200_000_000
"""No purpose allows more bytes than this."""

SUFFIX = ".upload"
DRAWING_SUFFIX = ".drawing"
"""Of the folders that documents are drawn in: in the data folder, where a killed worker's leavings are found again."""


def incoming_folder() -> Path:
    """Return the folder of files under way, in the data folder; it is there after the call."""
    folder = Path(settings.HOME, "incoming")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class DiskHandler(FileUploadHandler):
    """Keeps uploads on disk, for the time of the request, under names that have nothing of the name given.

    What goes beyond ``LARGEST``, and everything that strangers send, is counted and dropped as it arrives: the page
    that asked for the file says so, whereas a reset connection would say nothing.
    """

    def new_file(self, *args: Any, **values: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Make the file on disk."""
        super().new_file(*args, **values)
        content = NamedTemporaryFile(dir=incoming_folder(), suffix=SUFFIX)  # noqa: SIM115 - closed with the request
        self.file: UploadedFile[bytes] = UploadedFile(content, self.file_name, self.content_type, 0, self.charset)
        is_known = getattr(self.request, "actor", PUBLIC).person is not None
        self._most = LARGEST if is_known else 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece that still fits."""
        if start + len(raw_data) <= self._most:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """Return the file with the size that was sent."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Remove what has arrived."""
        if hasattr(self, "file"):
            self.file.close()
