"""Site visits for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.make import make_person
from web.permissions.reviews import make_reviewed_entry
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.models import Letter
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.reviews.models import ConfirmedConsensus, Consensus
from zhiheng.web.visits.models import Issue, PlanItem, RecusalRequest, Visit, VisitLog, VisitMember, VisitNotice


def issued_notice(world: Any) -> Letter:
    """The letter that names the team, issued to the company."""
    return Letter.objects.create(
        cycle=world.cycle,
        programme=world.programme,
        organisation=world.organisation,
        kind="visit_notice",
        title=f"现场评审通知书{world.mark}",
        body=f"示例{world.mark}",
        state=Letter.State.ISSUED,
        issued_at=timezone.now(),
    )


def visit(world: Any) -> Visit:
    """The visit to the example application: the expert is in the team, the company has its notice."""
    reviewed = world.row(PanelEntry)
    made = Visit.objects.create(
        entry=reviewed.entry,
        panel=reviewed.panel,
        place=f"示例地点{world.mark}",
        liaison=world.people[Role.LIAISON].person,
    )
    VisitNotice.objects.create(visit=made, letter=issued_notice(world))
    VisitMember.objects.create(visit=made, person=world.people[Role.EXPERT].person)
    return made


def plan_item(world: Any) -> PlanItem:
    """An item of its plan."""
    return PlanItem.objects.create(visit=world.row(Visit), day=1, what=f"示例日程{world.mark}")


def member_of_team(world: Any) -> VisitMember:
    """The expert in its team."""
    return VisitMember.objects.get(visit=world.row(Visit), person=world.people[Role.EXPERT].person)


def recusal_request(world: Any) -> RecusalRequest:
    """A challenge of another member, which waits."""
    member = make_member(world)
    by = world.people[Role.ENTRY_OWNER].person
    return RecusalRequest.objects.create(member=member, reason=f"示例理由{world.mark}", made_by=by)


def make_issue(world: Any) -> Issue:
    """One more issue of that visit, with a talk about it."""
    found, by = world.row(Visit), world.people[Role.EXPERT].person
    values = {"kind": "verify", "indicator": "1.1", "question": f"示例问题{world.mark}", "made_by": by}
    made = Issue.objects.create(visit=found, number=found.issues.count() + 1, **values)
    VisitLog.objects.create(visit=found, kind="interview", what=f"示例岗位{world.mark}", issue=made, made_by=by)
    return made


def visit_log(world: Any) -> VisitLog:
    """The talk about the example issue."""
    return world.row(Issue).logs.get()


def make_visit(world: Any) -> None:
    """One more visit, to another entry of the panel."""
    reviewed = make_reviewed_entry(world, f"甲{Visit.objects.count()}")
    made = Visit.objects.create(entry=reviewed.entry, panel=reviewed.panel)
    VisitMember.objects.create(visit=made, person=world.people[Role.EXPERT].person)


def make_member(world: Any) -> VisitMember:
    """One more member of the team, with an item of the plan."""
    made, person = world.row(Visit), make_person(f"示例{world.mark}")
    PanelMember.objects.create(panel=made.panel, person=person)
    PlanItem.objects.create(visit=made, day=1, what="示例", people=[person.public_id])
    return VisitMember.objects.create(visit=made, person=person)


VISIT_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    Visit: visit,
    PlanItem: plan_item,
    VisitMember: member_of_team,
    RecusalRequest: recusal_request,
    Issue: make_issue,
    VisitLog: visit_log,
}

_PLANNING = ("visit", "arrange", "team", "plan", "add_item", "draft_notice", "attendance")
_ON_SITE = ("issues", "carry", "log", "add_log", "record", "print_record", "feedback", "give_feedback")

VISIT_ADDRESSES: dict[str, type[Model]] = {
    **dict.fromkeys([f"visits:{name}" for name in (*_PLANNING, *_ON_SITE)], Visit),
    **dict.fromkeys(["visits:change_item", "visits:drop_item"], PlanItem),
    **dict.fromkeys(["visits:challenge", "visits:excuse"], VisitMember),
    **dict.fromkeys([f"visits:{name}" for name in ("issue", "change_issue", "end_issue", "reopen_issue")], Issue),
    "visits:log_line": VisitLog,
    **dict.fromkeys(["visits:uphold", "visits:refuse"], RecusalRequest),
}


def _agreed_on(world: Any, _role: Role) -> Sequence[str]:
    entry = world.row(ConfirmedConsensus).consensus.entry
    return [PanelEntry.objects.get(entry=entry).public_id]


def _visited(world: Any, _role: Role) -> Sequence[str]:
    return [world.row(Visit).entry.public_id]


VISIT_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "visits:make": _agreed_on,
    "reviews:begin_on_site": _visited,
    "reviews:open_on_site": _visited,
    "reviews:propose": lambda world, _role: [world.row(Consensus).public_id, "1.1"],
}
