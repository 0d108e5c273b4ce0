"""Reading filled-in score workbooks (Excel 评分表) back; nothing that an expert typed is ever changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from zhiheng.problems import BadInputError, Message, Place, Problems
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import messages, wording
from zhiheng.scoring.workbooks.book import short_digest
from zhiheng.scoring.workbooks.pages import check_names
from zhiheng.scoring.workbooks.read_sheets import read_sheets
from zhiheng.scoring.workbooks.score_sheet import ScoreSheet, ScoreWorkbook
from zhiheng.scoring.workbooks.stamp import Stamp, read_stamp
from zhiheng.standard import Guide, Standard
from zhiheng.tables import InputFile, read_workbook

_UNITS: Mapping[Unit, Message] = {"percent": Message("得分率", "percent"), "points": Message("得分", "points")}


@dataclass(slots=True)
class WorkbookReader:
    """Reads one workbook after another and notes all their problems.

    ``find_standards`` gives the standards that sheets of a phase may be made for, none if there is no such phase;
    ``unit`` and ``guide`` are the only ones allowed, if given, and sheets must be for ``entries`` as they are listed.
    """

    problems: Problems
    find_standards: Callable[[str], Sequence[Standard]]
    unit: Unit | None = None
    guide: Guide | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    _seen: dict[tuple[str, str, str], InputFile] = field(default_factory=dict, init=False)

    def read(self, file: InputFile) -> ScoreWorkbook | None:
        """Return a workbook with the sheets that could be read, None if it could not be read at all.

        Sheets of a phase, expert and entry that an earlier workbook had are noted as a problem and left out.
        """
        try:
            return self._read(file)
        except BadInputError as error:
            self.problems.take(error)
            return None

    def _read(self, file: InputFile) -> ScoreWorkbook | None:
        pages = {page.name: page for page in read_workbook(file)}
        stamp = read_stamp(pages[wording.STAMP]) if wording.STAMP in pages else None
        if stamp is None:
            self.problems.add(messages.NOT_OURS, file.place)
            return None
        standard = self._find_standard(file.place, stamp)
        if standard is None:
            return None
        self._check_entries(file, stamp)
        check_names(file.name, pages, stamp, self.problems)
        sheets = read_sheets(pages, stamp, standard, self.problems)
        return ScoreWorkbook(file, stamp, standard, self._without_repeated(file, stamp, sheets))

    def _find_standard(self, place: Place, stamp: Stamp) -> Standard | None:
        """Return the standard a workbook was made for; None, and a problem noted, if it may not be used."""
        standards = self.find_standards(stamp.phase)
        found = next((standard for standard in standards if standard.digest == stamp.digest), None)
        if not standards:
            self.problems.add(messages.OTHER_PHASE, place, phase=stamp.phase)
        elif found is None:
            made_for = {"standard": stamp.standard, "digest": short_digest(stamp.digest)}
            expected = ", ".join(f"{standard.id} {short_digest(standard.digest)}" for standard in standards)
            self.problems.add(messages.OTHER_STANDARD, place, **made_for, expected=expected)
        elif self.unit not in (None, stamp.unit):
            units = {"found": _UNITS[stamp.unit], "expected": _UNITS[self.unit]}
            self.problems.add(messages.OTHER_UNIT, place, **units)
            found = None
        elif self.guide and self.guide.digest != stamp.guide_digest:
            made_with = {"guide": stamp.guide, "digest": short_digest(stamp.guide_digest)}
            expected = f"{self.guide.id} {short_digest(self.guide.digest)}"
            self.problems.add(messages.OTHER_GUIDE, place, **made_with, expected=expected)
            found = None
        return found

    def _check_entries(self, file: InputFile, stamp: Stamp) -> None:
        """Note sheets whose entry is listed with another name or kind than they were made for."""
        for made_for in stamp.entries.values():
            listed = self.entries.get(made_for.id, made_for)
            if (made_for.name.split(), made_for.kind) != (listed.name.split(), listed.kind):
                both = {"made_for": wording.name_and_kind(made_for), "listed": wording.name_and_kind(listed)}
                self.problems.add(messages.OTHER_ENTRY, Place(file.name, made_for.id), entry=made_for.id, **both)

    def _without_repeated(self, file: InputFile, stamp: Stamp, sheets: Sequence[ScoreSheet]) -> tuple[ScoreSheet, ...]:
        repeated: dict[str, list[str]] = {}
        own = []
        for sheet in sheets:
            earlier = self._seen.setdefault((stamp.phase, stamp.expert, sheet.entry), file)
            if earlier is file:
                own.append(sheet)
            else:
                repeated.setdefault(earlier.name, []).append(sheet.entry)
        for other, entries in repeated.items():
            who = {"expert": stamp.expert, "phase": stamp.phase}
            self.problems.add(messages.SAME_SHEETS, file.place, **who, entries="、".join(entries), other=other)
        return tuple(own)
