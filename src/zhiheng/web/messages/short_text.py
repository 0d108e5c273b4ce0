"""The text of a short message that the office sends from its own telephone or platform (复制短信文本)."""

from dataclasses import dataclass
from math import ceil

from zhiheng.web.messages.models import Letter, Notice

_PRODUCT = "质衡"
_ALONE = 70
_IN_PARTS = 67
"""Characters of a short message with Chinese text, alone and as one of several parts."""


@dataclass(frozen=True, slots=True)
class ShortText:
    """A text and what sending it takes."""

    text: str

    @property
    def length(self) -> int:
        """How many characters."""
        return len(self.text)

    @property
    def parts(self) -> int:
        """How many short messages an operator counts."""
        return 1 if self.length <= _ALONE else ceil(self.length / _IN_PARTS)


def short_text(about: Notice | Letter) -> ShortText:
    """Return what tells people of a notice or a letter: the award and that there is one, never what it says."""
    award = about.cycle.programme.name if about.cycle else _PRODUCT
    what = "通知" if isinstance(about, Notice) else "文书"
    return ShortText(f"【{award}】您有新的{what}，请登录查看。")
