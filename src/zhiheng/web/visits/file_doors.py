"""What visits print to be signed, and the photos taken on site."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.files.filetypes import PICTURES
from zhiheng.web.files.kinds import FileKind, PrintKind, Purpose
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.attendance import ATTENDANCE, TITLE, digest_of_attendance
from zhiheng.web.visits.models import Issue, Visit
from zhiheng.web.visits.record import RECORD, digest_of_record
from zhiheng.web.visits.record import TITLE as RECORD_TITLE

SITE_PHOTOS = "visit_issue"
PHOTO = "photo"


def _url_of_visit(visit: Visit) -> str:
    return reverse("visits:visit", args=[visit.public_id])


def _url_of_record(visit: Visit) -> str:
    return reverse("visits:record", args=[visit.public_id])


FILE_KINDS = (
    FileKind(
        SITE_PHOTOS,
        Issue,
        owners=doors.issues,
        read=rules.SEE_ISSUES,
        write=rules.TAKE_PHOTO,
        purposes={PHOTO: Purpose(Message("现场照片", "Photo from the site"), types=PICTURES, from_camera=True)},
    ),
)
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
    PrintKind(
        RECORD,
        RECORD_TITLE,
        Visit,
        owners=doors.visits,
        read=rules.SEE_RECORD,
        write=rules.PRINT_VISIT_RECORD,
        digest=digest_of_record,
        url=_url_of_record,
    ),
)
