"""What the office types: the text of a public notice."""

from zhiheng.problems import Message
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.notices import doors, rules
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.site.texts import say

PUBLIC_NOTICE = "public_notice"
TEXT = "text"
_LABEL = Message("公示稿", "Text of the notice")


def _label(_notice: PublicNotice, name: str) -> str | None:
    return say(_LABEL) if name == TEXT else None


KINDS = (
    DraftKind(
        PUBLIC_NOTICE,
        PublicNotice,
        doors.public_notice,
        read=rules.SEE_NOTICES,
        write=rules.WRITE_NOTICE,
        label=_label,
    ),
)
