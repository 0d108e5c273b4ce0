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
    """What the platform makes of an upload: the picture of a page, and the text on it."""

    WEBP = "webp"
    JSON = "json"


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
MEDIA_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: f"{_OFFICE}wordprocessingml.document",
    FileType.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    FileType.PNG: "image/png",
    FileType.JPG: "image/jpeg",
}
EXTENSIONS = {one: frozenset({str(one)}) for one in FileType} | {FileType.JPG: frozenset({"jpg", "jpeg"})}
