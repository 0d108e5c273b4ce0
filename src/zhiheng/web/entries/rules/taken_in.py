"""Who may take in (收件登记) what a company hands over on paper or on a USB stick."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.rules.writing import BEGINNING, is_being_written, track_is_on

SEE_TAKEN_IN = Verb("entry.taken_in", Message("查看收件登记", "See what the office takes in"), OFFICE, kind="page")
TAKE_IN_ENTRY = Verb(
    "entry.take_in",
    Message("收件登记", "Take an application in"),
    OFFICE,
    stages=BEGINNING,
    condition=track_is_on,
    says=Message("收件登记，代录申报 {code}", "took the application {code} in"),
)
TAKE_IN_FILES = Verb(
    "entry.take_in_files",
    Message("收下申报材料", "Take in the files of an application"),
    OFFICE,
    kind="write",
    stages=BEGINNING,
    condition=is_being_written,
)
