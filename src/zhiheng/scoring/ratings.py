"""Ratings, read from lists and score workbooks into sheets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhiheng.problems import Message, Place, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.form import Form, FormKey
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.marks import ABSENT, NOT_APPLICABLE, POINTS_STEP, WITHDRAWN, Marks, why_no_mark
from zhiheng.scoring.scheme import Phase, Scheme
from zhiheng.tables import InputFile, is_identifier, read_csv

if TYPE_CHECKING:
    from zhiheng.scoring.workbooks.read import WorkbookReader
    from zhiheng.scoring.workbooks.score_sheet import ScoreWorkbook
    from zhiheng.standard import Standard

_NO_COLUMN = (0, Marks(-1, POINTS_STEP))
CONSENSUS = "@consensus"
"""The expert of the panel's agreed scores (合议分)."""

_UNSEEN = -4
"""No row has come for this cell yet; once all rows are read it is absent."""

Row = tuple[str, str, str, str, str]
"""phase, entry, expert, indicator, and the percent or points as text."""


ID_COLUMNS = ("phase", "entry", "expert", "indicator")
"""What a list of ratings names in each row, beside the mark."""


@dataclass(slots=True)
class Sheet:
    """One expert's score sheet (评分表) for one entry in one phase: a mark per indicator of the phase's form."""

    phase: str
    entry: str
    expert: str
    marks: list[int]
    place: Place

    @property
    def is_withdrawn(self) -> bool:
        """Whether the whole sheet was set aside."""
        return self.marks[0] == WITHDRAWN

    @property
    def is_incomplete(self) -> bool:
        """Whether a cell is absent."""
        return ABSENT in self.marks

    @property
    def is_usable(self) -> bool:
        """Whether the sheet can take part in the calculation."""
        return not self.is_withdrawn and not self.is_incomplete

    @property
    def is_agreed(self) -> bool:
        """Whether this is the panel's agreed sheet."""
        return self.expert == CONSENSUS


@dataclass(slots=True)
class RatingsReader:
    """Collects rows into sheets and notes every row that cannot be used.

    ``damaged`` are the sheets with such rows: what they lack besides is no problem of its own.
    """

    scheme: Scheme
    entries: Mapping[str, Entry]
    forms: Mapping[FormKey, Form]
    problems: Problems
    sheets: dict[tuple[str, str, str], Sheet] = field(default_factory=dict)
    damaged: set[tuple[str, str, str]] = field(default_factory=set)
    _workbooks: "WorkbookReader | None" = None

    def read_file(self, file: InputFile) -> None:
        """Read a list or a score workbook."""
        if file.name.lower().endswith(".xlsx"):
            self._read_workbook(file)
        else:
            self._read_list(file)

    def _read_list(self, file: InputFile) -> None:
        """Read a ``ratings.csv``."""
        columns = (*ID_COLUMNS, self.scheme.unit)
        before = len(self.problems.found)
        count = self._read(file.name, read_csv(file, self.problems, columns))
        if not count and len(self.problems.found) == before:
            self.problems.add(messages.NO_RATINGS, file.place)

    def _read_workbook(self, file: InputFile) -> None:
        if self._workbooks is None:
            from zhiheng.scoring.workbooks.read import WorkbookReader  # noqa: PLC0415 - only workbooks need it

            scheme = self.scheme
            self._workbooks = WorkbookReader(self.problems, self._standards_of, scheme.unit, scheme.guide, self.entries)
        workbook = self._workbooks.read(file)
        if workbook and not self._has_strangers(workbook):
            self._read(file.name, workbook.rows())
            for sheet in workbook.sheets:
                if len(sheet.marks) < sheet.indicators:
                    self.damaged.add((workbook.stamp.phase, sheet.entry, workbook.stamp.expert))

    def _has_strangers(self, workbook: "ScoreWorkbook") -> bool:
        """Note entries whose track is scored by another standard than the workbook's, and say whether there are any."""
        phase = workbook.stamp.phase
        strangers = [
            sheet
            for sheet in workbook.sheets
            if (entry := self.entries.get(sheet.entry))
            and self.forms[phase, entry.track].standard.digest != workbook.standard.digest
        ]
        for sheet in strangers:
            place = Place(workbook.file.name, sheet.entry)
            self.problems.add(messages.OTHER_TRACK, place, entry=sheet.entry, standard=workbook.standard.id)
        return bool(strangers)

    def _standards_of(self, phase_id: str) -> "list[Standard]":
        """Return the standards that are scored in a phase, none if there is no such phase."""
        forms = (form.standard for (phase, _), form in self.forms.items() if phase == phase_id)
        return list(dict.fromkeys(forms))

    def finish(self) -> dict[tuple[str, str, str], Sheet]:
        """Return all sheets, cells without a row absent; notes sheets withdrawn in part."""
        for key, sheet in self.sheets.items():
            sheet.marks = [ABSENT if mark == _UNSEEN else mark for mark in sheet.marks]
            if key not in self.damaged and WITHDRAWN in sheet.marks and any(m != WITHDRAWN for m in sheet.marks):
                self.problems.add(messages.PARTLY_WITHDRAWN, sheet.place, expert=sheet.expert, entry=sheet.entry)
        return self.sheets

    def _read(self, file: str, rows: "Iterable[tuple[int | Place, tuple[str, ...]]]") -> int:
        """Read rows, each with its line or place, and return how many there were.

        The loop sees a million rows of a national season: what can be said once per sheet is not said per row.
        """
        key: tuple[str, str, str] | None = None
        sheet: Sheet | None = None
        columns: Mapping[str, tuple[int, Marks]] = {}
        refused = None if self.scheme.allow_na else NOT_APPLICABLE
        count = 0
        for where, (phase, entry, expert, indicator, text) in rows:
            count += 1
            if (phase, entry, expert) != key:
                key = (phase, entry, expert)
                sheet = self._sheet(key, file, where)
                columns = self._form(sheet).columns if sheet else {}
            if sheet is None:
                continue
            position, scale = columns.get(indicator, _NO_COLUMN)
            mark = scale[text]
            if mark is None or mark == refused or sheet.marks[position] != _UNSEEN:
                self._refuse(_place(file, where), sheet, indicator, text)
            else:
                sheet.marks[position] = mark
        return count

    def _sheet(self, key: tuple[str, str, str], file: str, where: int | Place) -> Sheet | None:
        """Return the sheet of a row, a new one if it is the first; None, and problems noted, if it cannot be."""
        sheet = self.sheets.get(key)
        if sheet is None:
            place = _place(file, where)
            problems = list(self._key_problems(key))
            for message, values in problems:
                self.problems.add(message, place, **values)
            if problems:
                return None
            sheet = self.sheets[key] = Sheet(*key, [], place)
            sheet.marks = [_UNSEEN] * len(self._form(sheet).codes)
        return sheet

    def _key_problems(self, key: tuple[str, str, str]) -> Iterator[tuple[Message, dict[str, object]]]:
        phase_id, entry, expert = key
        phase = self._phase(phase_id)
        if phase is None:
            choices = ", ".join(phase.id for phase in self.scheme.phases)
            yield messages.UNKNOWN_PHASE, {"value": phase_id, "choices": choices}
        if entry not in self.entries:
            yield messages.UNKNOWN_ENTRY, {"value": entry}
        if expert == CONSENSUS:
            if phase and phase.aggregate != "consensus":
                yield messages.CONSENSUS_NOT_USED, {"phase": phase_id}
        elif not is_identifier(expert):
            yield messages.BAD_EXPERT, {"value": expert}

    def _phase(self, phase_id: str) -> Phase | None:
        return next((phase for phase in self.scheme.phases if phase.id == phase_id), None)

    def _form(self, sheet: Sheet) -> Form:
        return self.forms[sheet.phase, self.entries[sheet.entry].track]

    def _refuse(self, place: Place, sheet: Sheet, indicator: str, text: str) -> None:
        self.damaged.add((sheet.phase, sheet.entry, sheet.expert))
        form = self._form(sheet)
        if indicator not in form.codes:
            standard = form.standard.id
            self.problems.add(
                messages.UNKNOWN_INDICATOR, place, standard=standard, value=indicator, example=form.codes[0]
            )
            return
        position, scale = form.columns[indicator]
        if scale[text] is None:
            otherwise = messages.BAD_PERCENT if self.scheme.unit == "percent" else messages.BAD_POINTS
            message = why_no_mark(text, otherwise)
            values = {"step": self.scheme.guide.step, "indicator": indicator, "maximum": scale.maximum}
            self.problems.add(message, place, value=text, **values)
        elif sheet.marks[position] != _UNSEEN:
            who = {"expert": sheet.expert, "entry": sheet.entry, "indicator": indicator}
            self.problems.add(messages.REPEATED_RATING, place, **who)
        else:
            self.problems.add(messages.NA_NOT_ALLOWED, place)


def _place(file: str, where: int | Place) -> Place:
    return where if isinstance(where, Place) else Place(file, line=where)
