"""Who may take in (收件登记) what a company hands over on paper or on a USB stick, in time and late (补登)."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.rules.writing import BEGINNING, CALLED, TRACK_OFF, is_written_from_the_start, track_is_on
from zhiheng.web.programmes.clock import is_call_over
from zhiheng.web.programmes.models import Track

_NO_LAST_DAY = Message("申报没有截止日", "the call has no last day")
_NOT_OVER = Message("申报还没有截止，直接收件登记", "the call is not over; take the application in")


def is_over_for_it(_actor: Actor, track: Track) -> Message | None:
    """The track takes applications, and the last day of the call is over."""
    if not track.is_on:
        return TRACK_OFF
    if track.cycle.call_ends is None:
        return _NO_LAST_DAY
    is_over = track.cycle.stage != Stage.CALL or is_call_over(track.cycle, timezone.now())
    return None if is_over else _NOT_OVER


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
    stages=CALLED,
    condition=is_written_from_the_start,
)
TAKE_IN_LATE = Verb(
    "entry.take_in_late",
    Message("补登截止前收到的申报", "Register late what came in time"),
    OFFICE,
    stages=CALLED,
    condition=is_over_for_it,
    approvers=frozenset({Role.OFFICE_LEAD}),
    says=Message(
        "补登 {received_on} 收到的申报，理由：{reason}", "registered late what came on {received_on}: {reason}"
    ),
)
