"""Names and other texts of one line: whatever is typed into them can be seen, and none turns the text around it."""

from django.core.exceptions import ValidationError

from zhiheng.problems import Message
from zhiheng.tables import is_plain_name
from zhiheng.web.site.texts import say

NOT_PLAIN = Message(
    "含有看不见的字符 › 删去后重新输入", "it has characters that cannot be seen › delete them and type it anew"
)


def check_name(value: str) -> None:
    """Refuse what has control characters or marks of direction; for the ``validators`` of a form's field."""
    if not is_plain_name(value):
        raise ValidationError(say(NOT_PLAIN))
