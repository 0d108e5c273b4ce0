"""What a verification tells of each thing that was checked and holds."""

from collections.abc import Mapping
from typing import NamedTuple

from zhiheng.problems import Language, Message


class Holds(NamedTuple):
    """One thing that was checked and holds."""

    message: Message
    values: Mapping[str, object] = {}

    def text(self, language: Language) -> str:
        """Return it as a sentence."""
        return self.message.text(language, self.values)
