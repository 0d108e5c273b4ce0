"""What of notice, objections and approval goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper
from zhiheng.web.notices.models import GovernmentApproval, Objection, PublicNotice, Tip
from zhiheng.web.programmes.contributions import filled

_NOTICE = Message("第 {number} 次公示", "public notice {number}")
_APPROVAL = Message("区政府审定", "the government’s approval")
_OBJECTION = Message("第 {number} 号异议", "objection {number}")


def _notice(one: PublicNotice) -> Described:
    number = one.letter.number if one.letter else ""
    return Described(filled(_NOTICE, number=one.number), one.published_at or one.planned_on, number)


PAPERS = (
    Paper(
        "public-notices",
        Message("公示", "Public notices"),
        PublicNotice,
        "decisions",
        lambda cycle: PublicNotice.objects.filter(cycle=cycle).select_related("letter").order_by("number"),
        _notice,
    ),
    Paper(
        "approvals",
        _APPROVAL,
        GovernmentApproval,
        "decisions",
        lambda cycle: GovernmentApproval.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(_APPROVAL, one.decided_on, one.number),
    ),
    Paper(
        "objections",
        Message("异议", "Objections"),
        Objection,
        "objections",
        lambda cycle: Objection.objects.filter(cycle=cycle).order_by("number"),
        lambda one: Described(filled(_OBJECTION, number=one.number), one.received_at),
    ),
)
LEFT_OUT = {
    Tip: Message("问题线索加密，只有监督人员可读", "tips are encrypted and for the supervisor alone"),
}
