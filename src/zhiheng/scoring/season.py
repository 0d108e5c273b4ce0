"""A season: the scheme, the entries and all sheets, checked and ready to be computed."""

import csv
import io
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from zhiheng.problems import BadInputError, Message, Problem, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.checks import SheetChecker, check_entries
from zhiheng.scoring.form import Form, FormKey, forms_of
from zhiheng.scoring.lists import Entry, read_entries
from zhiheng.scoring.ratings import ID_COLUMNS, RatingsReader, Sheet
from zhiheng.scoring.scheme import Scheme
from zhiheng.scoring.scheme_file import read_scheme_file
from zhiheng.tables import InputFile, find_files, read_csv, read_file
from zhiheng.tables.messages import MISSING_COLUMN


@dataclass(frozen=True)
class Season:
    """Everything the official result follows from.

    ``sheets`` are those of each phase and entry, by expert id; ``inputs`` the original files.
    """

    scheme: Scheme
    entries: tuple[Entry, ...]
    forms: Mapping[FormKey, Form]
    sheets: Mapping[tuple[str, str], Sequence[Sheet]]
    allow_incomplete: bool = False
    inputs: tuple[InputFile, ...] = ()

    @cached_property
    def usable_sheets(self) -> Mapping[tuple[str, str], Sequence[Sheet]]:
        """The sheets of each phase and entry that take part, where there are any."""
        usable = {key: [sheet for sheet in sheets if sheet.is_usable] for key, sheets in self.sheets.items()}
        return {key: sheets for key, sheets in usable.items() if sheets}

    def entries_csv(self) -> bytes:
        """Return the normalised list of entries."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("entry", "name", "kind", "status", "track"))
        for entry in sorted(self.entries, key=lambda entry: entry.id):
            writer.writerow((entry.id, entry.name, entry.kind, entry.status, entry.track or ""))
        return text.getvalue().encode()

    def ratings_csv(self) -> bytes:
        """Return the normalised ratings: each cell of each sheet in a row, sorted by its ids as text."""
        lines = [f"phase,entry,expert,indicator,{self.scheme.unit}\n"]
        endings = {key: _row_endings(form) for key, form in self.forms.items()}
        tracks = {entry.id: entry.track for entry in self.entries}
        for phase_id, entry_id in sorted(self.sheets):
            columns = endings[phase_id, tracks[entry_id]]
            for sheet in self.sheets[phase_id, entry_id]:
                start = f"{phase_id},{entry_id},{sheet.expert},"
                marks = sheet.marks
                lines.extend([start + texts[marks[column]] for column, texts in columns])
        return "".join(lines).encode()


def _row_endings(form: Form) -> list[tuple[int, dict[int, str]]]:
    """Return each column of a form, by code as text, with how its rows end for each mark."""
    return [
        (column, {mark: f"{code},{text}\n" for mark, text in form.marks[column].texts().items()})
        for code, column in sorted((code, column) for column, code in enumerate(form.codes))
    ]


def load_season(ratings: Sequence[Path], entries: Path, scheme: Path, *, allow_incomplete: bool = False) -> Season:
    """Read a season from its files; ``ratings`` may be lists, score workbooks and folders of both.

    Raises:
        BadInputError: with every problem of the scheme, the lists and the ratings.
    """
    problems = Problems()
    files: list[InputFile] = []
    for path in find_files(ratings, problems, (".csv", ".xlsx")):
        with problems.collecting():
            files.append(read_file(path))
    listed = scheme_file = found = None
    with problems.collecting():
        listed = read_file(entries)
    scheme_problems = Problems()
    with scheme_problems.collecting():
        scheme_file = read_file(scheme)
        found = read_scheme_file(scheme_file, scheme.parent, scheme_problems)
    if listed and found and scheme_file and not scheme_problems and not problems:
        season = read_season(files, listed, found, allow_incomplete=allow_incomplete)
        return replace(season, inputs=(*season.inputs, scheme_file))
    besides = _problems_besides(files, listed, found, is_sound=not scheme_problems, allow_incomplete=allow_incomplete)
    raise BadInputError(list(dict.fromkeys([*scheme_problems, *problems, *besides])))


def _problems_besides(
    files: Sequence[InputFile],
    listed: InputFile | None,
    scheme: Scheme | None,
    *,
    is_sound: bool,
    allow_incomplete: bool,
) -> list[Problem]:
    """Return the problems of lists and ratings beside a faulty scheme or file, without those that follow from it."""
    problems = Problems()
    if scheme and scheme.standard.categories and scheme.phases and listed:
        try:
            read_season(files, listed, scheme, allow_incomplete=allow_incomplete)
        except BadInputError as error:
            follows = frozenset() if is_sound else _following_from_the_scheme()
            problems.found.extend(problem for problem in error.problems if problem.message not in follows)
    elif listed:
        read_entries(listed, problems)
    for file in [file for file in files if not file.name.lower().endswith(".xlsx")]:
        deque(read_csv(file, problems, ID_COLUMNS), maxlen=0)
    return problems.found


def _following_from_the_scheme() -> frozenset[Message]:
    """Return what may be said wrongly of ratings by a scheme that is faulty itself."""
    from zhiheng.scoring.workbooks import messages as of_workbooks  # noqa: PLC0415 - only problems need it

    return frozenset(
        (
            messages.CONSENSUS_NOT_USED,
            messages.INCOMPLETE_SHEET,
            messages.NA_NOT_ALLOWED,
            messages.NO_CONSENSUS,
            messages.NO_TRACKS,
            messages.TOO_FEW_SHEETS,
            messages.UNKNOWN_PHASE,
            messages.UNKNOWN_TRACK,
            of_workbooks.OTHER_GUIDE,
            of_workbooks.OTHER_PHASE,
            of_workbooks.OTHER_STANDARD,
            of_workbooks.OTHER_UNIT,
            MISSING_COLUMN,
        )
    )


def read_season(
    ratings: Sequence[InputFile], entries: InputFile, scheme: Scheme, *, allow_incomplete: bool = False
) -> Season:
    """Return the season of files already read; raises BadInputError with every problem of lists and ratings."""
    problems = Problems()
    placed = read_entries(entries, problems)
    check_entries(scheme, placed.values(), problems)
    listed = {identifier: _in_some_track(entry, scheme) for identifier, (entry, _) in placed.items()}
    forms = forms_of(scheme)
    reader = RatingsReader(scheme, listed, forms, problems)
    for file in ratings:
        reader.read_file(file)
    sheets = _grouped(reader.finish())
    checker = SheetChecker(forms, problems, reader.damaged, allow_incomplete=allow_incomplete)
    phases = {phase.id: phase for phase in scheme.phases}
    for (phase_id, entry_id), group in sheets.items():
        if listed[entry_id].is_active:
            checker.check(phases[phase_id], listed[entry_id], group)
    if not placed:  # then every entry is unknown, which would be said of every sheet
        problems.found = [problem for problem in problems if problem.message is not messages.UNKNOWN_ENTRY]
    problems.raise_if_any()
    return Season(scheme, tuple(listed.values()), forms, sheets, allow_incomplete, (*ratings, entries))


def _in_some_track(entry: Entry, scheme: Scheme) -> Entry:
    """Return the entry, in the first track if its own is unknown, so that its ratings can be checked all the same."""
    known = any(track.id == entry.track for track in scheme.tracks)
    return entry if known else replace(entry, track=scheme.tracks[0].id)


def _grouped(sheets: Mapping[tuple[str, str, str], Sheet]) -> dict[tuple[str, str], list[Sheet]]:
    groups: dict[tuple[str, str], list[Sheet]] = {}
    for phase, entry, expert in sorted(sheets):
        groups.setdefault((phase, entry), []).append(sheets[phase, entry, expert])
    return groups
