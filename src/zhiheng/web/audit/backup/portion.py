"""What of an installation goes into a file: everything, or the rows of one cycle."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhiheng.web.audit.backup.rows import Model, Values
from zhiheng.web.files.backup import digests_to_keep


@dataclass(frozen=True, slots=True)
class Portion:
    """``part_of`` returns what of a row goes into the file, None if nothing; ``cycle`` is "" for everything.

    ``papers`` yields what an archive holds for people besides, by the names of members; called within the snapshot.
    """

    part_of: Callable[[Model, Values], Values | None]
    files: Iterable[str]
    cycle: str = ""
    papers: Callable[[], Iterable[tuple[str, bytes]]] = tuple


def everything() -> Portion:
    """Return all rows and all files."""
    return Portion(lambda _model, values: values, digests_to_keep())
