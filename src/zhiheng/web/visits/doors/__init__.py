"""The only ways to site visits and what belongs to them, for an actor, by noun; here all of them together."""

from zhiheng.web.visits.doors.issues import issue, issues, visit_log, visit_logs
from zhiheng.web.visits.doors.records import integrity_feedbacks, recorded_visit
from zhiheng.web.visits.doors.recusals import recusal_request, recusal_requests, visit_member, visit_members
from zhiheng.web.visits.doors.visits import (
    entries_to_visit,
    entry_to_visit,
    plan_item,
    plan_items,
    visit,
    visits,
)

__all__ = [
    "entries_to_visit",
    "entry_to_visit",
    "integrity_feedbacks",
    "issue",
    "issues",
    "plan_item",
    "plan_items",
    "recorded_visit",
    "recusal_request",
    "recusal_requests",
    "visit",
    "visit_log",
    "visit_logs",
    "visit_member",
    "visit_members",
    "visits",
]
