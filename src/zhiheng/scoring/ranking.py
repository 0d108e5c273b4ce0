"""Ranking (得分排序) and tiers (奖项), both on published numbers."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from zhiheng.scoring.flags import Flag
from zhiheng.scoring.gates import reaches
from zhiheng.scoring.points import points_of
from zhiheng.scoring.rounding import Ratio, Rounding
from zhiheng.scoring.scheme import Scheme, Tier
from zhiheng.scoring.standing import Standing

_NULL_LAST = -1


def rank(standings: Sequence[Standing], scheme: Scheme) -> list[list[Standing]]:
    """Give the scored entries of one track their ranks and return them in groups of equal rank, best first.

    A later phase reached stands before the total, the total before the categories of ``ties.order``; ranks
    are 1-2-2-4 and equal ranks are flagged.
    """
    by_id = sorted(standings, key=lambda standing: standing.entry.id)
    ordered = sorted(zip(_keys(by_id, scheme), by_id, strict=True), key=itemgetter(0))
    groups = [[standing for _, standing in group] for _, group in groupby(ordered, key=itemgetter(0))]
    place = 1
    for group in groups:
        for standing in group:
            standing.rank = place
        if len(group) > 1:
            _flag_ties(group)
        place += len(group)
    return groups


def _flag_ties(group: Sequence[Standing]) -> None:
    for standing in group:
        others = "、".join(other.entry.id for other in group if other is not standing)
        standing.flags.append(Flag("tie", f"与{others}并列第{standing.rank}名"))


def _keys(standings: Sequence[Standing], scheme: Scheme) -> Iterator[tuple[int, ...]]:
    """Yield what each entry is compared by, less being better."""
    rounding = scheme.rounding
    phases = {phase.id: order for order, phase in enumerate(scheme.phases)}
    codes = [category.code for category in standings[0].track.standard.categories] if standings else []
    columns = [codes.index(code) for code in scheme.ties_order] if standings else []
    for standing in standings:
        categories = standing.categories or points_of([None] * len(codes))
        ties = [-_units(categories.ratio(column), rounding) for column in columns]
        yield -phases[standing.reached or ""], -_units(standing.total, rounding), *ties


def _units(value: Ratio | None, rounding: Rounding) -> int:
    return _NULL_LAST if value is None else rounding.units(value)


def fill_tiers(groups: Sequence[Sequence[Standing]], scheme: Scheme) -> None:
    """Give the tiers of one track from the top, group by group, to entries that reached the last phase.

    A group that is larger than the free places gets no tier and is flagged: the committee decides; the places it
    would need beyond count against the next tier.
    """
    waiting = [group for group in groups if group[0].reached == scheme.phases[-1].id]
    taken = 0
    for tier in scheme.tiers:
        free = max(groups[0][0].track.ceilings[tier.id] - taken, 0) if groups else 0
        taken = 0
        while free and waiting and _meets(waiting[0], tier, scheme.rounding):
            group = waiting.pop(0)
            if len(group) <= free:
                for standing in group:
                    standing.tier = tier.id
                free -= len(group)
                continue
            _flag_ceiling(group, tier, free)
            taken, free = len(group) - free, 0


def _meets(group: Sequence[Standing], tier: Tier, rounding: Rounding) -> bool:
    total = _units(group[0].total, rounding)
    return reaches(total, tier.min_percent, group[0].track.standard.points, rounding)


def _flag_ceiling(group: Sequence[Standing], tier: Tier, free: int) -> None:
    text = f"并列第{group[0].rank}名共{len(group)}家，“{tier.name}”剩余名额{free}个，由评审委员会决定"
    for standing in group:
        standing.flags.append(Flag("tie_at_ceiling", text, tier=tier.id))
