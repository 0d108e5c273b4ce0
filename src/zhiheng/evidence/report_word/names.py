"""The names by which a report in Word is found again: of styles and bookmarks. They must not change.

Word and WPS show names of styles to people, so they are Chinese. Whoever saves the file may give styles other ids, but
keeps their names.
"""

BODY = "要点说明正文"
LISTED = "要点说明列表"
CONTINUED = "要点说明续段"
"""Followed by the level of the list, from 1: a further paragraph of a list item."""

PICTURE = "要点说明图片"
CAPTION = "要点说明图题"
CELL = "要点说明表格"
AFTER_TABLE = "要点说明表后空行"
"""Keeps tables that follow each other apart; it is no paragraph of the document while it is empty."""

GUIDE = "评价要点原文"
SCORE = "自评得分"

HEADER_FILL = "E3EAF4"
"""The colour of heading cells, which also marks them."""

OVERVIEW = "overview"
"""The key of the overview (组织概述) among documents by the code of their criterion."""

_BOOKMARK = "zh_"


def bookmark_of(code: str) -> str:
    """Return the name of the bookmark at a heading; ``code`` is a code of the standard or ``OVERVIEW``."""
    return f"{_BOOKMARK}{code.replace('.', '_')}"


def code_of(bookmark: str) -> str | None:
    """Return the code that a bookmark stands for; None for one of somebody else."""
    return bookmark.removeprefix(_BOOKMARK).replace("_", ".") if bookmark.startswith(_BOOKMARK) else None
