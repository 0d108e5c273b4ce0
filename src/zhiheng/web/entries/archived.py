"""What of applications and their screening goes into the archive of a cycle."""

from typing import Any

from django.db.models import Max

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.entries.models import (
    Attachment,
    AttachmentLink,
    CompletionPoint,
    EarlierWinner,
    Entry,
    OpinionReply,
    OpinionRequest,
    PartWriter,
    Remark,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningRuleChoice,
    ScreeningStatement,
    Submission,
    SubmissionPaper,
    SubmittedFile,
)
from zhiheng.web.entries.models import Part as EntryPart
from zhiheng.web.programmes.contributions import filled

_ENTRY = Message("{name} 的申报", "application of {name}")
_SUBMISSION = Message("{name} 的申报材料（第 {number} 次提交）", "what {name} handed in, version {number}")
_FORM = Message("{name} 的形式审查", "form check of {name}")
_ELIGIBILITY = Message("{name} 的资格审查", "eligibility check of {name}")
_OPINION = Message("征求“{department}”意见（第 {number} 次）", "opinion of “{department}”, enquiry {number}")
_RULE = Message("资格审查条件的选用", "choice of a screening rule")
_WRITING = Message("写作过程，提交的内容在申报材料里", "the writing; what was handed in is an item of its own")


def _entry(one: Entry) -> Described:
    name = one.organisation.name
    return Described(filled(_ENTRY, name=name), one.created_at, one.code, name)


def _submission(one: Submission) -> Described:
    name = one.entry.organisation.name
    title = filled(_SUBMISSION, name=name, number=one.number)
    return Described(title, one.submitted_at, one.entry.code, name)


def _check(one: Any) -> Described:  # noqa: ANN401 - a check with when it was last decided
    text = _FORM if one.kind == ScreeningCheck.Kind.FORM else _ELIGIBILITY
    return Described(filled(text, name=one.entry.organisation.name), one.last_decided, one.entry.code)


def _opinion(one: OpinionRequest) -> Described:
    return Described(filled(_OPINION, department=one.department, number=one.number), one.asked_at, by=one.department)


PAPERS = (
    Paper(
        "entries",
        Message("申报", "Applications"),
        Entry,
        "entries",
        lambda cycle: Entry.objects.filter(cycle=cycle).select_related("organisation").order_by("pk"),
        _entry,
        (Part(Attachment, "entry", (Part(AttachmentLink, "attachment"),)),),
    ),
    Paper(
        "submissions",
        Message("申报材料", "What was handed in"),
        Submission,
        "entries",
        lambda cycle: (
            Submission.objects.filter(entry__cycle=cycle).select_related("entry__organisation").order_by("pk")
        ),
        _submission,
        (Part(SubmittedFile, "submission"), Part(SubmissionPaper, "submission")),
    ),
    Paper(
        "screening",
        Message("形式审查和资格审查", "Screening"),
        ScreeningCheck,
        "entries",
        lambda cycle: (
            ScreeningCheck.objects.filter(entry__cycle=cycle)
            .annotate(last_decided=Max("outcomes__decided_at"))
            .select_related("entry__organisation")
            .order_by("pk")
        ),
        _check,
        (
            Part(ScreeningOutcome, "check_of", (Part(ScreeningStatement, "outcome"),)),
            Part(CompletionPoint, "check_of"),
        ),
    ),
    Paper(
        "screening-rules",
        Message("资格审查条件", "Screening rules"),
        ScreeningRuleChoice,
        "rules",
        lambda cycle: ScreeningRuleChoice.objects.filter(cycle=cycle).order_by("pk"),
        lambda _one: Described(_RULE, None),
    ),
    Paper(
        "opinions",
        Message("征求部门意见", "Departments’ opinions"),
        OpinionRequest,
        "entries",
        lambda cycle: OpinionRequest.objects.filter(cycle=cycle).order_by("pk"),
        _opinion,
        (Part(OpinionReply, "request"),),
    ),
)
LEFT_OUT = {
    EntryPart: _WRITING,
    PartWriter: _WRITING,
    Remark: _WRITING,
    EarlierWinner: Message("历届获奖组织属于奖项，不属于一届", "earlier winners are those of the award"),
}
