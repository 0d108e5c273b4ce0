"""Where in a document something stands, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.documents.messages import PLACE, PLACE_OF
from zhiheng.problems import Message


@dataclass(frozen=True, slots=True)
class Step:
    """One step down: the type of a node and its position among its siblings, from 0."""

    type: str
    position: int


def words_of(path: Sequence[Step]) -> Message:
    """Return the words for a path, such as 第 3 段表格 › 第 2 行 › 第 1 格."""
    steps = [(PLACE_OF.get(step.type, PLACE), {"number": step.position + 1}) for step in path]
    zh, en = (" › ".join(one.text(language, values) for one, values in steps) for language in ("zh", "en"))
    return Message(zh, en)
