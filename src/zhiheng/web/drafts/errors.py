"""Why a text was not saved; the sender keeps it."""

from zhiheng.problems import Message
from zhiheng.web.drafts.models import Version

TOO_LONG = Message(
    "这一项有 {length} 字，超过 {limit} 字的上限，没有保存 › 删减后会自动保存",
    "{length} characters are more than the {limit} that fit here, nothing was saved › shorten the text",
)
DOCUMENT_TOO_LONG = Message(
    "这一项的文字连同表格和格式太长（{length}，上限 {limit}），没有保存 › 删减后会自动保存",
    "texts, tables and formatting are too long ({length} of at most {limit}), nothing was saved › shorten the text",
)


class StaleError(Exception):
    """Somebody saved another text after the one this was typed on; ``current`` is that newer version."""

    def __init__(self, current: Version) -> None:
        self.current = current
        super().__init__(f"version {current.number} is newer")
