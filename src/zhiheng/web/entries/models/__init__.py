"""Applications and what belongs to them."""

from zhiheng.web.entries.models.attachment import Attachment, AttachmentLink
from zhiheng.web.entries.models.entry import Entry
from zhiheng.web.entries.models.opinions import OpinionReply, OpinionRequest
from zhiheng.web.entries.models.part import Part, PartWriter, Presence, Remark
from zhiheng.web.entries.models.screening import (
    CompletionPoint,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningRuleChoice,
    ScreeningStatement,
)
from zhiheng.web.entries.models.submission import Submission, SubmissionPaper, SubmittedFile
from zhiheng.web.entries.models.winners import EarlierWinner

__all__ = [
    "Attachment",
    "AttachmentLink",
    "CompletionPoint",
    "EarlierWinner",
    "Entry",
    "OpinionReply",
    "OpinionRequest",
    "Part",
    "PartWriter",
    "Presence",
    "Remark",
    "ScreeningCheck",
    "ScreeningOutcome",
    "ScreeningRuleChoice",
    "ScreeningStatement",
    "Submission",
    "SubmissionPaper",
    "SubmittedFile",
]
