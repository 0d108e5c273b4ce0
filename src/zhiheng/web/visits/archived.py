"""What of site visits goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.visits.models import (
    IntegrityFeedback,
    Issue,
    PlanItem,
    RecusalRequest,
    Visit,
    VisitLog,
    VisitMember,
    VisitNotice,
)

_VISIT = Message("{name} 的现场评审", "site visit to {name}")


def _visit(one: Visit) -> Described:
    title = filled(_VISIT, name=one.entry.organisation.name)
    return Described(title, one.begins or one.made_at, one.entry.code)


PAPERS = (
    Paper(
        "visits",
        Message("现场评审", "Site visits"),
        Visit,
        "reviews",
        lambda cycle: Visit.objects.filter(entry__cycle=cycle).select_related("entry__organisation").order_by("pk"),
        _visit,
        (
            Part(VisitMember, "visit", (Part(RecusalRequest, "member"),)),
            Part(PlanItem, "visit"),
            Part(Issue, "visit", has_texts=True),
            Part(VisitLog, "visit", has_texts=True),
            Part(VisitNotice, "visit"),
        ),
    ),
)
LEFT_OUT = {
    IntegrityFeedback: Message(
        "廉洁反馈表加密，只有监督人员可读", "what companies say of the team’s integrity is for the supervisor alone"
    )
}
