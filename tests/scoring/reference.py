"""A short reference of docs/reference/calculation.md for one phase, in fractions: slow and plain."""

from fractions import Fraction
from statistics import median

from zhiheng.scoring import Sheet
from zhiheng.scoring.marks import NOT_APPLICABLE


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def aggregate(name, values, high=0, low=0):
    if name == "median":
        return Fraction(median(values))
    if name == "trimmed_mean":
        return mean(sorted(values)[low : len(values) - high])
    return mean(values)


def points(form, unit, step, sheet: Sheet):
    """Points by indicator; None for NA."""
    result = {}
    for indicator, mark in zip(form.standard.indicators, sheet.marks, strict=True):
        share = Fraction(mark * step, 100) * indicator.points if unit == "percent" else Fraction(mark, 2)
        result[indicator.code] = None if mark == NOT_APPLICABLE else share
    return result


def rescaled(by_code, indicators, whole):
    given = [indicator for indicator in indicators if by_code[indicator.code] is not None]
    if not given:
        return None
    return sum((by_code[i.code] for i in given), Fraction(0)) * whole / sum(i.points for i in given)


def phase_score(form, unit, step, phase, sheets):
    """Return (score, categories, indicators, name of the aggregate) of the usable sheets."""
    members = [sheet for sheet in sheets if sheet.expert != "@consensus"]
    used = sheets if phase.aggregate != "consensus" else [s for s in sheets if s.expert == "@consensus"]
    name, trim = phase.aggregate, phase.trimming
    if trim and len(members) < trim.when_fewer_than:
        name = "mean"
    drops = (trim.drop_high, trim.drop_low) if trim else (0, 0)
    given = [points(form, unit, step, sheet) for sheet in used]
    standard = form.standard

    def over(values):
        return None if None in values else aggregate(name, values, *drops)

    indicators = {i.code: over([by_code[i.code] for by_code in given]) for i in standard.indicators}
    if phase.over == "total":
        score = over([rescaled(by_code, list(standard.indicators), standard.points) for by_code in given])
        categories = {
            c.code: over([rescaled(by_code, c.indicators, c.points) for by_code in given]) for c in standard.categories
        }
    else:
        score = rescaled(indicators, list(standard.indicators), standard.points)
        sums = {
            c.code: [indicators[i.code] for i in c.indicators if indicators[i.code] is not None]
            for c in standard.categories
        }
        categories = {code: sum(values, Fraction(0)) if values else None for code, values in sums.items()}
    return score, categories, indicators, name
