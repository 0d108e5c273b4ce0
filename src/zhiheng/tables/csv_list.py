"""Lists as CSV: columns are found by the header's names, further columns are ignored."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import TYPE_CHECKING

from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import messages
from zhiheng.tables.file import InputFile

if TYPE_CHECKING:
    from _csv import Reader

_BLANKS = " \t\u3000\xa0"
_ZIP_START = b"PK\x03\x04"
_OTHER_SEPARATORS = {
    ";": Message("分号（;）", "semicolons"),
    "\t": Message("制表符", "tabs"),
    "，": Message("中文逗号（，）", "Chinese commas (，)"),
    "；": Message("中文分号（；）", "Chinese semicolons (；)"),
}


def read_csv(
    file: InputFile, problems: Problems, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (line, fields) for each row that is not blank, fields in the order ``required + optional``.

    Fields are stripped of spaces around them; an optional column that is not there gives "". Rows that cannot
    be read are left out. At least two columns must be asked for.

    What is wrong goes to ``problems``: another encoding, columns missing or repeated, rows of a wrong length.
    """
    if file.content.startswith(_ZIP_START):
        problems.add(messages.WORKBOOK_NOT_CSV, file.place)
        return
    with problems.collecting():
        text = file.text()
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        # A national list has millions of fields; where there is no space at all, none is stripped.
        has_blanks = any(blank in text for blank in _BLANKS)
        try:
            header = [name.strip(_BLANKS) for name in next(reader, [])]
            pick = _picker(header, file, problems, (required, optional))
            if pick is not None:
                rows = _stripped(reader) if has_blanks else reader
                for row in _full_rows(rows, reader, len(header), file, problems):
                    yield reader.line_num, pick(row)
        except csv.Error as error:
            problems.add(
                messages.NOT_CSV, Place(file.name, line=_line_of_bad_row(text)), reason=messages.english_reason(error)
            )


def _line_of_bad_row(text: str) -> int:
    """Return the line with which the row begins that is not CSV: a quotation mark left open runs to the end."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    with suppress(csv.Error):
        for _ in reader:
            line = reader.line_num + 1
    return line


def _stripped(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    return ([field.strip(_BLANKS) for field in row] for row in rows)


def _full_rows(
    rows: Iterable[list[str]], reader: "Reader", width: int, file: InputFile, problems: Problems
) -> Iterator[list[str]]:
    """Yield the rows that are not blank and as long as the header, which an empty field more may follow."""
    for row in rows:
        if not any(row):
            continue
        if len(row) != width and (len(row) < width or any(row[width:])):
            place = Place(file.name, line=reader.line_num)
            problems.add(messages.WRONG_FIELD_COUNT, place, found=len(row), expected=width)
            continue
        row.append("")
        yield row


def _picker(
    header: list[str], file: InputFile, problems: Problems, columns: tuple[Sequence[str], Sequence[str]]
) -> "Callable[[list[str]], tuple[str, ...]] | None":
    """Return what picks the columns from a row that ends in one more, empty field; None if the header is unusable."""
    required, optional = columns
    wanted = ", ".join(required)
    place = Place(file.name, line=1)
    if not any(header):
        problems.add(messages.NO_HEADER, place, columns=wanted)
        return None
    separator = next((name for sign, name in _OTHER_SEPARATORS.items() if len(header) == 1 and sign in header[0]), None)
    if separator:
        problems.add(messages.OTHER_SEPARATOR, place, separator=separator)
        return None
    missing = [name for name in required if name not in header]
    repeated = [name for name in (*required, *optional) if header.count(name) > 1]
    if missing:
        problems.add(messages.MISSING_COLUMN, place, column=", ".join(missing), columns=wanted)
    for name in repeated:
        problems.add(messages.REPEATED_COLUMN, place, column=name)
    if missing or repeated:
        return None
    return itemgetter(*(header.index(name) if name in header else -1 for name in (*required, *optional)))
