"""What must hold across entries and sheets before anything is computed."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from zhiheng.problems import Place, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.form import Form, FormKey
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.marks import ABSENT, NOT_APPLICABLE
from zhiheng.scoring.ratings import Sheet
from zhiheng.scoring.scheme import Phase, Scheme


def check_entries(scheme: Scheme, entries: Iterable[tuple[Entry, Place]], problems: Problems) -> None:
    """Note entries whose track or kind does not go with the scheme."""
    tracks = {track.id: track for track in scheme.tracks}
    for entry, place in entries:
        if entry.track in tracks:
            notes = (note for indicator in tracks[entry.track].standard.indicators for note in indicator.notes)
            if not entry.kind and any(note.audience != "all" for note in notes):
                problems.add(messages.NO_KIND, place)
        elif scheme.declared_tracks:
            choices = ", ".join(str(track.id) for track in scheme.declared_tracks)
            if entry.track:
                problems.add(messages.UNKNOWN_TRACK, place, value=entry.track, choices=choices)
            else:
                problems.add(messages.NO_TRACK, place, choices=choices)
        else:
            problems.add(messages.NO_TRACKS, place, value=entry.track)


class SheetChecker:
    """Notes what keeps sheets from being used, in all phases and whether or not a gate would stop the entry.

    ``damaged`` sheets have problems noted already and are passed over.
    """

    def __init__(
        self,
        forms: Mapping[FormKey, Form],
        problems: Problems,
        damaged: Collection[tuple[str, str, str]],
        *,
        allow_incomplete: bool,
    ) -> None:
        self.forms = forms
        self.damaged = damaged
        self.problems = problems
        self.allow_incomplete = allow_incomplete

    def check(self, phase: Phase, entry: Entry, sheets: Sequence[Sheet]) -> None:
        """Check the sheets of one active entry in one phase."""
        codes = self.forms[phase.id, entry.track].codes
        sheets = [sheet for sheet in sheets if (sheet.phase, sheet.entry, sheet.expert) not in self.damaged]
        if not self.allow_incomplete:
            self._refuse_incomplete(sheets, codes)
        usable = [sheet for sheet in sheets if sheet.is_usable]
        if not usable:
            return
        self._check_not_applicable(entry, usable, codes)
        members = sum(not sheet.is_agreed for sheet in usable)
        place = usable[0].place
        if phase.aggregate == "consensus" and members == len(usable):
            self._refuse_without_consensus(phase, sheets, place, codes)
        trimming = phase.trimming
        if trimming and trimming.fallback == "error" and members < trimming.when_fewer_than:
            counts = {"count": members, "limit": trimming.when_fewer_than}
            self.problems.add(messages.TOO_FEW_SHEETS, place, entry=entry.id, phase=phase.id, **counts)

    def _refuse_without_consensus(
        self, phase: Phase, sheets: Sequence[Sheet], place: Place, codes: Sequence[str]
    ) -> None:
        about = {"entry": sheets[0].entry, "phase": phase.id}
        agreed = next((sheet for sheet in sheets if sheet.is_agreed and sheet.is_incomplete), None)
        if agreed is None:
            self.problems.add(messages.NO_CONSENSUS, place, **about)
        elif self.allow_incomplete:  # else it is said as of any sheet
            absent = "、".join(_absent(agreed, codes))
            self.problems.add(messages.INCOMPLETE_CONSENSUS, agreed.place, **about, indicators=absent)

    def _refuse_incomplete(self, sheets: Sequence[Sheet], codes: Sequence[str]) -> None:
        for sheet in sheets:
            if sheet.is_incomplete:
                who = {"expert": sheet.expert, "entry": sheet.entry}
                absent = _absent(sheet, codes)
                if len(absent) == len(codes):
                    self.problems.add(messages.BLANK_SHEET, sheet.place, **who)
                else:
                    self.problems.add(messages.INCOMPLETE_SHEET, sheet.place, **who, indicators="、".join(absent))

    def _check_not_applicable(self, entry: Entry, usable: Sequence[Sheet], codes: Sequence[str]) -> None:
        if all(NOT_APPLICABLE not in sheet.marks for sheet in usable):
            return
        differing: dict[tuple[str, ...], list[str]] = {}
        for code, marks in zip(codes, zip(*(sheet.marks for sheet in usable), strict=True), strict=True):
            without = [sheet.expert for sheet, mark in zip(usable, marks, strict=True) if mark == NOT_APPLICABLE]
            if without and len(without) < len(usable):
                differing.setdefault(tuple(without), []).append(code)
        for experts, indicators in differing.items():
            place = next(sheet.place for sheet in usable if sheet.expert == experts[0])
            who = {"experts": "、".join(experts), "indicators": "、".join(indicators)}
            self.problems.add(messages.NA_DIFFERS, place, entry=entry.id, **who)
        for sheet in usable:
            if all(mark == NOT_APPLICABLE for mark in sheet.marks):
                self.problems.add(messages.ALL_NA, sheet.place, entry=entry.id)
                break


def _absent(sheet: Sheet, codes: Sequence[str]) -> list[str]:
    return [code for code, mark in zip(codes, sheet.marks, strict=True) if mark == ABSENT]
