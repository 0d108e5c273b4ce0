"""The sheets of a workbook: whether all are there under their names, with every row and column in its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from zhiheng.problems import Place, Problems
from zhiheng.scoring.workbooks import entry_layout, messages, overview_layout, wording
from zhiheng.scoring.workbooks.stamp import Stamp
from zhiheng.standard import Standard
from zhiheng.tables import Sheet

Landmark: TypeAlias = tuple[int, int, str]
"""Row and column of a locked cell, and the text that must stand there."""

# These sheets hold nothing to read; an expert who deletes one loses no score.
_OTHERS = (wording.INSTRUCTIONS, wording.GUIDE, wording.STAMP)


def check_names(file: str, pages: Mapping[str, Sheet], stamp: Stamp, problems: Problems) -> None:
    """Note sheets that are missing, renamed or additional."""
    expected = (wording.OVERVIEW, *stamp.entries)
    missing = [name for name in expected if name not in pages]
    for name, page in pages.items():
        if name in (*expected, *_OTHERS):
            continue
        title = _title(page)
        if title in missing:
            missing.remove(title)
            problems.add(messages.RENAMED_SHEET, Place(file, name), sheet=title)
        else:
            problems.add(messages.EXTRA_SHEET, Place(file, name))
    for name in missing:
        problems.add(messages.MISSING_SHEET, Place(file, name), sheet=name)


def is_sound_entry(page: Sheet, layout: entry_layout.EntryLayout, stamp: Stamp, problems: Problems) -> bool:
    """Say whether this is the sheet its name says, with everything in its place; notes the first thing that is not."""
    title = _title(page)
    if title != page.name and title in stamp.entries:
        problems.add(messages.RENAMED_SHEET, Place(page.file, page.name), sheet=title)
        return False
    if title != page.name:
        place = page.place(entry_layout.TITLE_ROW, entry_layout.LABEL)
        problems.add(messages.MOVED_CELLS, place, expected=page.name, found=title)
        return False
    headings = entry_layout.headings(stamp.unit)
    landmarks = [(entry_layout.HEADING_ROW, column, text) for column, text in enumerate(headings)]
    landmarks += [(row, entry_layout.LABEL, text) for row, text in layout.labels]
    return _is_in_place(page, landmarks, problems)


def is_sound_overview(page: Sheet, standard: Standard, stamp: Stamp, problems: Problems) -> bool:
    """Say whether the overview has everything in its place; notes the first thing that is not."""
    return _is_in_place(page, _overview_landmarks(standard, stamp), problems)


def _overview_landmarks(standard: Standard, stamp: Stamp) -> Iterator[Landmark]:
    for position, entry in enumerate(stamp.entries):
        yield overview_layout.ENTRY_ROW, overview_layout.input_column(position), entry
    for column, text in enumerate(overview_layout.headings(stamp.unit, len(stamp.entries))):
        yield overview_layout.HEADING_ROW, column, text
    for row, indicator in overview_layout.lay_out_overview(standard).rows:
        yield row, overview_layout.CODE, indicator.code


def _is_in_place(page: Sheet, landmarks: Iterable[Landmark], problems: Problems) -> bool:
    """Compare without white space, since programs write line breaks in cells in different ways."""
    for row, column, expected in landmarks:
        found = str(page.cell(row, column))
        if found.split() != expected.split():
            problems.add(
                messages.MOVED_CELLS, page.place(row, column), expected=_one_line(expected), found=_one_line(found)
            )
            return False
    return True


def _title(page: Sheet) -> str:
    """Return the id that an entry's sheet shows as the first word of its title."""
    return str(page.cell(entry_layout.TITLE_ROW, entry_layout.LABEL)).partition("　")[0]


def _one_line(text: str) -> str:
    return " ".join(text.split())
