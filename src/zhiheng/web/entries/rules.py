"""Who may do what with applications."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.models import Track

CONTACT = frozenset({Role.ENTRY_OWNER})
CALLED = frozenset({Stage.CALL})

_TRACK_OFF = Message("这个申报类别没有启用", "this track is not on")


def track_is_on(_actor: Actor, track: Track) -> Message | None:
    """The track takes applications."""
    return None if track.is_on else _TRACK_OFF


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
