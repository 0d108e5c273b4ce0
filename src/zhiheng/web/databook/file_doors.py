"""The files of data books: workbooks that were filled in, until they are taken over."""

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook import rules
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA, WORKBOOK
from zhiheng.web.entries import doors
from zhiheng.web.entries.limits import FILE_SIZE, limit_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.rules import SEE_ENTRY
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.kinds import FileKind, Purpose


def _most_megabytes(entry: Entry) -> int:
    return limit_of(entry, FILE_SIZE)


def _uploaded_by(actor: Actor) -> Q:
    """A filled-in data book may say more than its writer's colleagues may read."""
    return Q(uploaded_by=actor.person)


FILE_KINDS = (
    FileKind(
        ENTRY_DATA,
        Entry,
        owners=doors.entries,
        read=SEE_ENTRY,
        write=rules.UPLOAD_WORKBOOK,
        purposes={
            WORKBOOK: Purpose(
                Message("填好的绩效数据表（Excel）", "The filled-in data book (Excel)"),
                types=frozenset({FileType.XLSX}),
                limit=_most_megabytes,
            )
        },
        files=_uploaded_by,
    ),
)
