"""Who may do what with applications."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.programmes.models import Track

CONTACT = frozenset({Role.ENTRY_OWNER})
CALLED = frozenset({Stage.CALL})

_NOT_WRITING = Message("这份申报已经提交或撤回", "this application was handed in or withdrawn")
_IS_FINAL = Message("这一部分已定稿；要修改，先由申报联系人退回", "this part is final; the contact can return it first")
_IN_REVIEW = Message("这一部分已交给申报联系人审阅", "this part is with the contact for review")
_NOT_GIVEN = Message("这一部分没有交给您填写", "this part is not given to you")
_TRACK_OFF = Message("这个申报类别没有启用", "this track is not on")


def track_is_on(_actor: Actor, track: Track) -> Message | None:
    """The track takes applications."""
    return None if track.is_on else _TRACK_OFF


def is_being_written(_actor: Actor, part: Part) -> Message | None:
    """The application is not handed in or withdrawn."""
    return None if part.entry.state == Entry.State.WRITING else _NOT_WRITING


def may_write_now(actor: Actor, part: Part) -> Message | None:
    """The part is the actor's to write, and its state allows it."""
    if part.state == Part.State.FINAL:
        return _IS_FINAL
    if actor.role is Role.ENTRY_MEMBER:
        if part.state == Part.State.IN_REVIEW:
            return _IN_REVIEW
        if not part.writers.filter(person=actor.person, ended=None).exists():
            return _NOT_GIVEN
    return is_being_written(actor, part)


SEE_ENTRIES = Verb("entry.list", Message("查看本组织的申报", "List own applications"), APPLICANT, kind="page")
SEE_ENTRY = Verb("entry.see", Message("查看申报", "See an application"), APPLICANT, kind="page")
CREATE_ENTRY = Verb(
    "entry.create",
    Message("开始申报", "Start an application"),
    CONTACT,
    stages=CALLED,
    condition=track_is_on,
    says=Message("开始申报，编号 {code}", "started the application {code}"),
)
SEE_PART = Verb("part.see", Message("查看申报的一个部分", "See a part of an application"), APPLICANT, kind="page")
WRITE_PART = Verb(
    "part.write",
    Message("填写申报的一个部分", "Write a part of an application"),
    APPLICANT,
    kind="page",
    stages=CALLED,
    condition=may_write_now,
)
