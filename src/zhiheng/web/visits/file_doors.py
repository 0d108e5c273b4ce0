"""What visits print to be signed."""

from django.urls import reverse

from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.attendance import ATTENDANCE, TITLE, digest_of_attendance
from zhiheng.web.visits.models import Visit


def _url_of_visit(visit: Visit) -> str:
    return reverse("visits:visit", args=[visit.public_id])


PRINT_KINDS = (
    PrintKind(
        ATTENDANCE,
        TITLE,
        Visit,
        owners=doors.visits,
        read=rules.SEE_VISIT,
        write=rules.PRINT_ATTENDANCE,
        digest=digest_of_attendance,
        url=_url_of_visit,
    ),
)
