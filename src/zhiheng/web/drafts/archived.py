"""What of typed texts goes into the archive of a cycle: the last one, in the item that it belongs to."""

from zhiheng.problems import Message
from zhiheng.web.drafts.models import Field, Version

_LAST = Message("最后的文字列在所属的件里", "the last text is listed in the item it belongs to")

LEFT_OUT = {Field: _LAST, Version: _LAST}
