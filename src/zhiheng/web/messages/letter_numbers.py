"""Numbers of letters (文号): one series a programme and year, never given twice."""

from dataclasses import dataclass

from django.db.models import Max

from zhiheng.web.messages.letter_settings import letter_settings
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one programme and year that are missing below the last one, and those of void letters."""

    programme: Programme
    year: int
    missing: tuple[int, ...]
    void: tuple[int, ...]


def number_text(programme: Programme, year: int, sequence: int) -> str:
    """Return a number as it stands on the letter."""
    template = next(value.text for value in letter_settings(programme) if value.key == "number")
    return template.replace("{year}", str(year)).replace("{number}", str(sequence))


def next_sequence(programme: Programme, year: int) -> int:
    """Return the number after the last one given."""
    given = Letter.objects.filter(programme=programme, year=year)
    return (given.aggregate(last=Max("sequence"))["last"] or 0) + 1


def series_of(programme: Programme, year: int) -> Series:
    """Return what a reader of the register should know about the numbers of a year."""
    given = Letter.objects.filter(programme=programme, year=year).order_by("sequence")
    states = {sequence: state for sequence, state in given.values_list("sequence", "state") if sequence is not None}
    missing = set(range(1, max(states, default=0))) - set(states)
    void = [sequence for sequence, state in states.items() if state == Letter.State.VOID]
    return Series(programme, year, tuple(sorted(missing)), tuple(void))
