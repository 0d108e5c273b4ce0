"""What a sheet is marked on: the form of its phase and track, the unit, the guide."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zhiheng.scoring import Form, forms_of
from zhiheng.scoring.marks import decimal_text
from zhiheng.standard import Guide, Indicator
from zhiheng.web.programmes.models import Cycle, Phase, Track
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.reviews.models import Consensus, Sheet

NOT_APPLICABLE_WORD = "NA"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SheetForm:
    """The library's form, with what the scheme says of the marks: ``unit`` is ``percent`` or ``points``."""

    form: Form
    unit: str
    allow_na: bool
    guide: Guide

    def mark(self, code: str, text: str) -> int | None:
        """Return the count of steps of a mark on an indicator, None for what is absent, NA or no mark."""
        column, scale = self.form.columns[code]
        found = scale[text.strip()]
        return found if found is not None and found >= 0 and column >= 0 else None

    def is_mark(self, code: str, text: str) -> bool:
        """Whether a text is a number on the scale, or NA where the scheme allows it."""
        return self.mark(code, text) is not None or self.is_na(text)

    def is_na(self, text: str) -> bool:
        """Whether a text says 不适用, and may."""
        return self.allow_na and text.strip() == NOT_APPLICABLE_WORD

    def percent(self, code: str, text: str) -> Fraction | None:
        """Return a mark in percent whatever the unit, None for what is no number on the scale."""
        mark = self.mark(code, text)
        if mark is None:
            return None
        numerator, denominator = self.form.percents[self.form.columns[code][0]]
        return Fraction(numerator * mark, denominator)

    def normalised(self, code: str, text: str) -> str:
        """Return a mark as lists write it: a number in its shortest form, or NA."""
        mark = self.mark(code, text)
        return NOT_APPLICABLE_WORD if mark is None else decimal_text(mark * self.form.columns[code][1].step)

    def points(self, indicator: Indicator, percent: Fraction) -> str:
        """Return the points of a percent of an indicator, as people read them."""
        return decimal_text(percent * indicator.points / _WHOLE)


def form_of_sheet(sheet: Sheet | Consensus) -> SheetForm:
    """Return what a sheet, or what a panel agrees on, is marked on.

    Kept once read, since the rules of a cycle under review are locked.
    """
    assert sheet.entry.track is not None  # noqa: S101 - a sheet is of an application in a cycle
    return form_of(sheet.phase, sheet.entry.track)


def form_of(phase: Phase, track: Track) -> SheetForm:
    """Return what entries of a track are marked on in a phase."""
    cycle = phase.cycle
    key = (cycle.pk, cycle.scheme, cycle.guide_digest, cycle.rules_digest, track.standard_digest)
    return _form(key, phase.scheme_phase, track.code)


@lru_cache(maxsize=64)
def _form(key: tuple[int, str, str, str, str], phase: str, track: str) -> SheetForm:
    scheme = scheme_of(Cycle.objects.get(pk=key[0]))
    forms = forms_of(scheme)
    form = forms.get((phase, track)) or forms[phase, None]
    return SheetForm(form, scheme.unit, scheme.allow_na, scheme.guide)
