"""Applications and what belongs to them."""

from zhiheng.web.entries.models.attachment import Attachment, AttachmentLink
from zhiheng.web.entries.models.entry import Entry
from zhiheng.web.entries.models.part import Part, PartWriter, Presence, Remark
from zhiheng.web.entries.models.submission import Submission, SubmissionPaper, SubmittedFile

__all__ = [
    "Attachment",
    "AttachmentLink",
    "Entry",
    "Part",
    "PartWriter",
    "Presence",
    "Remark",
    "Submission",
    "SubmissionPaper",
    "SubmittedFile",
]
