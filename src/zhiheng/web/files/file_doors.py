"""The scans of signed pages (签章页) are files that belong to the code they carry."""

from zhiheng.problems import Message
from zhiheng.web.files import doors, rules
from zhiheng.web.files.doors import SIGNED_COPY
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, Purpose
from zhiheng.web.files.models import PrintCode

FILE_KINDS = (
    FileKind(
        name=SIGNED_COPY,
        model=PrintCode,
        owners=doors.print_codes,
        read=rules.SEE_FILE,
        write=rules.HAND_IN_COPY,
        purposes={SIGNED_COPY: Purpose(Message("签章页", "Signed copy"), SCANS)},
    ),
)
