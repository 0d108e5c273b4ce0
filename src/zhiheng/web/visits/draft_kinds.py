"""What is typed about a visit, and saves itself."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.text_fields import (
    VISIT_AREAS,
    VISIT_ISSUE,
    VISIT_LOG,
    VISIT_RECORD,
    label_of_areas,
    label_of_issue,
    label_of_log,
    label_of_record,
    problems_of_record,
)

KINDS = (
    DraftKind(
        VISIT_AREAS,
        Visit,
        doors.visit,
        read=rules.SEE_VISITS,
        write=rules.WRITE_AREAS,
        label=label_of_areas,
        limit=2000,
    ),
    DraftKind(
        VISIT_ISSUE,
        Issue,
        doors.issue,
        read=rules.SEE_ISSUES,
        write=rules.WRITE_FINDING,
        label=label_of_issue,
    ),
    DraftKind(
        VISIT_RECORD,
        Visit,
        doors.recorded_visit,
        read=rules.SEE_RECORD,
        write=rules.WRITE_RECORD,
        label=label_of_record,
        problems=problems_of_record,
    ),
    DraftKind(
        VISIT_LOG,
        VisitLog,
        doors.visit_log,
        read=rules.SEE_ISSUES,
        write=rules.WRITE_LOG,
        label=label_of_log,
    ),
)
