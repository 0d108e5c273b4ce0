"""What the self-scores of a self-assessment outside any cycle come to, for its organisation alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhiheng.standard import Category
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.part_fields import SELF_SCORE, percent_of
from zhiheng.web.entries.queries import readable_parts
from zhiheng.web.entries.standards import standard_of_entry

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SelfScoreLine:
    """The points of a category's self-scored indicators, or of all for ``category`` None; no official figure."""

    category: Category | None
    scored: int
    indicators: int
    points: Decimal
    full: int


def self_score_lines(actor: Actor, entry: Entry) -> list[SelfScoreLine]:
    """Return the categories with their points, then the total; nothing for an application or before any self-score.

    Only for the contact, who reads all parts; two queries.
    """
    if entry.cycle_id is not None or actor.role is not Role.ENTRY_OWNER:
        return []
    percents = _percents(actor, entry)
    lines = [_of_category(one, percents) for one in standard_of_entry(entry).categories]
    return [*lines, _total(lines)] if percents else []


def _percents(actor: Actor, entry: Entry) -> dict[str, Decimal]:
    """Return the self-scores by indicator, without those that are no percentage."""
    parts = readable_parts(actor, entry)
    texts = texts_of_all(ENTRY_PART, parts.values())
    typed = {code: texts.get(public_id, {}).get(SELF_SCORE, "") for code, public_id in parts.items()}
    found = {code: percent_of(text) for code, text in typed.items() if text.strip()}
    return {code: percent for code, percent in found.items() if percent is not None and 0 <= percent <= _WHOLE}


def _of_category(category: Category, percents: Mapping[str, Decimal]) -> SelfScoreLine:
    scored = [one for one in category.indicators if one.code in percents]
    points = sum((percents[one.code] * one.points / _WHOLE for one in scored), Decimal(0))
    return SelfScoreLine(category, len(scored), len(category.indicators), points, category.points)


def _total(lines: Sequence[SelfScoreLine]) -> SelfScoreLine:
    points = sum((line.points for line in lines), Decimal(0))
    scored, indicators = sum(line.scored for line in lines), sum(line.indicators for line in lines)
    return SelfScoreLine(None, scored, indicators, points, sum(line.full for line in lines))
