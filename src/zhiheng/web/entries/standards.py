"""By which standard and guide an application is written."""

from collections.abc import Mapping
from functools import lru_cache

from zhiheng.problems import Message
from zhiheng.standard import Guide, Hint, Indicator, Standard, load_guide, load_hints, load_standard
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import OVERVIEW, PROFILE
from zhiheng.web.entries.sheet_kinds import sheet_codes, sheet_titles
from zhiheng.web.programmes.models import GuideVersion, StandardVersion
from zhiheng.web.programmes.versions import guide_of, standard_of

PART_TITLES = {PROFILE: Message("申报表", "Application form"), OVERVIEW: Message("组织概述", "Organisational overview")}


def standard_of_entry(entry: Entry) -> Standard:
    """Return the standard of the entry's track, or the built-in one of a self-assessment of its own."""
    return standard_of_digest(entry.track.standard_digest) if entry.track else _builtin(entry.standard)


def guide_of_entry(entry: Entry) -> Guide:
    """Return the guide of the entry's cycle, or the built-in one."""
    return _guide(entry.cycle.guide_digest if entry.cycle else "")


def indicator_of(part: Part) -> Indicator | None:
    """Return the indicator that a part answers, None for the form and the overview."""
    return indicators_of_standard(standard_of_entry(part.entry)).get(part.code)


def hint_of(part: Part) -> Hint | None:
    """Return the built-in hint for the part's indicator, if there is one."""
    return _hints(standard_of_entry(part.entry).id).get(part.code)


def title_of(part: Part) -> Message:
    """Return what people call a part."""
    return title_of_code(part.entry, part.code)


def title_of_code(entry: Entry, code: str) -> Message:
    """Return what people call the part of that code."""
    indicator = indicators_of_standard(standard_of_entry(entry)).get(code)
    if indicator is None:
        return PART_TITLES[code] if code in PART_TITLES else sheet_titles()[code]
    return Message(*[f"{indicator.code} {indicator.name}"] * 2)


def part_codes(entry: Entry) -> list[str]:
    """Return the codes of the parts that an application has, in their order."""
    indicators = standard_of_entry(entry).indicators
    return [PROFILE, OVERVIEW, *(indicator.code for indicator in indicators), *sheet_codes(entry)]


# Documents are kept by their digest, so that what was read once never changes.


@lru_cache(maxsize=32)
def standard_of_digest(digest: str) -> Standard:
    """Return the standard that an award keeps under a digest."""
    return standard_of(StandardVersion.objects.filter(digest=digest)[0])


@lru_cache(maxsize=8)
def _builtin(name: str) -> Standard:
    return load_standard(name)


@lru_cache(maxsize=32)
def indicators_of_standard(standard: Standard) -> Mapping[str, Indicator]:
    """Return the indicators of a standard by their codes."""
    return {indicator.code: indicator for indicator in standard.indicators}


@lru_cache(maxsize=32)
def _guide(digest: str) -> Guide:
    return guide_of(GuideVersion.objects.filter(digest=digest)[0]) if digest else load_guide()


@lru_cache(maxsize=8)
def _hints(standard: str) -> Mapping[str, Hint]:
    return load_hints(standard)
