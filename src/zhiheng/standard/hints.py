"""Hints per indicator (申报提示, 查证提示): help for people, never part of the standard or of a score."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.standard.builtin_files import names_on, read_builtin
from zhiheng.standard.node import top_node

HINTS_LABEL = Message("参考，非评分依据", "for reference, not a basis for scoring")
"""Stands wherever hints are shown."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the applicant is advised to show (申报提示) and what an expert may verify (查证提示)."""

    applicant: Message
    expert: Message


def load_hints(standard_id: str) -> Mapping[str, Hint]:
    """Return the built-in hints of a standard by indicator code; empty if there are none for it."""
    if standard_id not in names_on("hints"):
        return {}
    hints = top_node(read_builtin("hints", standard_id)).children("hints")
    return {hint.text("indicator"): Hint(hint.message("applicant"), hint.message("expert")) for hint in hints}
