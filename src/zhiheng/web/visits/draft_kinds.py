"""What is typed about a visit, and saves itself."""

from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.text_fields import VISIT_AREAS, label_of_areas

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
)
