"""Who writes down how experts were invited, and who reads it."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.verb import Verb
from zhiheng.web.panels.rules.panels import COMPOSED, PANEL_READERS

SEE_INVITATIONS = Verb(
    "panel_invitation.see",
    Message("查看邀请记录", "See the invitation log"),
    PANEL_READERS,
    kind="page",
    is_sensitive=True,
)
NOTE_INVITATION = Verb(
    "panel_invitation.note",
    Message("登记邀请", "Write how an expert was invited"),
    OFFICE,
    stages=COMPOSED,
    says=Message("登记了对 {person} 的邀请", "wrote how {person} was invited"),
)
