"""Office documents are archives: how large one becomes is known before it is opened."""

import io
import zipfile

from zhiheng.problems import BadInputError, Message, Problem
from zhiheng.tables import InputFile

_MOST = 64 * 1024 * 1024

TOO_LARGE = Message(
    "文件展开后太大 › 去掉图片和附件再上传",
    "the file is too large once unpacked › take pictures and enclosures out and upload it again",
)


def refuse_too_large(file: InputFile) -> None:
    """Raise BadInputError for an archive that unpacks to more than a document of rules can need; other files pass."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        return
    if size > _MOST:
        raise BadInputError([Problem(file.place, TOO_LARGE)])
