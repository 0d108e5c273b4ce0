"""What stands in a score workbook from the beginning, where an expert goes on with what was given elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Given:
    """What an expert gave so far for an entry, by indicator: marks as lists write them, comments by their rows' names.

    A comment longer than a cell holds is left out.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


NOTHING = Given()
