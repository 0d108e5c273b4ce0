"""What the data book of an application is asked for: which years, and how much of it."""

from dataclasses import dataclass
from typing import cast

from zhiheng.web.databook.office import NOTHING, Office, office_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.presets import NAMES, load_preset
from zhiheng.web.programmes.values import values_of

DATA_BOOK = "application.data_book"
DATA_YEARS = "application.data_years"
OPENING = "application.opening_year_end"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Asked:
    """``years`` ascending up to the year before the cycle's; ``first_year`` is the first whose metrics count.

    A year before that one is there where opening year-ends are asked for. ``scope`` says how much is required,
    ``office`` what the office keeps for the cycle.
    """

    years: tuple[int, ...]
    first_year: int
    scope: str
    office: Office = NOTHING

    @property
    def is_on(self) -> bool:
        """Whether there is a data book at all."""
        return self.scope != OFF


def asked_of(entry: Entry) -> Asked:
    """Return it of the settings of the entry's cycle, for a self-assessment of the smallest preset; two queries."""
    values = values_of(entry.cycle) if entry.cycle else load_preset(NAMES[0]).settings
    last = ((entry.cycle and entry.cycle.year) or entry.created_at.year) - 1
    first = last - cast("int", values[DATA_YEARS]) + 1
    years = tuple(range(first - bool(values[OPENING]), last + 1))
    return Asked(years, first, str(values[DATA_BOOK]), office_of(entry.cycle))
