"""The types of files there are, recognised by content; nothing else is stored."""

from enum import StrEnum

from zhiheng.problems import Message


class FileType(StrEnum):
    """What people may upload; the value is the extension."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPG = "jpg"


class DerivedType(StrEnum):
    """What the platform makes itself: the picture of a page of an upload, the text on it, a result bundle."""

    WEBP = "webp"
    JSON = "json"
    ZIP = "zip"


ALL_TYPES = frozenset(FileType)
PICTURES = frozenset({FileType.PNG, FileType.JPG})
SCANS = frozenset({FileType.PDF, *PICTURES})

TYPE_NAMES = {
    FileType.PDF: Message("PDF", "PDF"),
    FileType.DOCX: Message("Word（.docx）", "Word (.docx)"),
    FileType.XLSX: Message("Excel（.xlsx）", "Excel (.xlsx)"),
    FileType.PNG: Message("PNG 图片", "PNG picture"),
    FileType.JPG: Message("JPG 图片", "JPG picture"),
}

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES: dict[FileType | DerivedType, str] = {
    DerivedType.ZIP: "application/zip",
    FileType.PDF: "application/pdf",
    FileType.DOCX: f"{_OFFICE}wordprocessingml.document",
    FileType.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    FileType.PNG: "image/png",
    FileType.JPG: "image/jpeg",
}
EXTENSIONS: dict[FileType | DerivedType, frozenset[str]] = {
    one: frozenset({str(one)}) for one in (*FileType, DerivedType.ZIP)
} | {FileType.JPG: frozenset({"jpg", "jpeg"})}
