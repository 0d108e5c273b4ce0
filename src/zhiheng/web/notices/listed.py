"""The list of who is recommended, as a public notice tells it."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhiheng.web.committee.models import ProposedList
from zhiheng.web.notices.models import Objection
from zhiheng.web.programmes.models import Cycle


def newest_list(cycle: Cycle) -> ProposedList | None:
    """Return the list of a cycle that holds, None before two persons decided one.

    None too once the committee meets anew on a corrected result: the list before rests on another ranking.
    """
    found = ProposedList.objects.filter(meeting__cycle=cycle)
    newest = found.select_related("meeting__cycle__programme", "meeting__result").order_by("-number").first()
    return newest if newest and newest.said["result"] == newest.meeting.result.digest else None


def lines_of(listed: ProposedList) -> Sequence[Mapping[str, Any]]:
    """Return who stands on a list, in its order: ``entry`` and ``name``."""
    return [line for tier in listed.said["tiers"] for line in tier["entries"]]


def text_of(listed: ProposedList) -> str:
    """Return the list as lines: each tier with its organisations; a tier that stays empty is left out."""
    blocks = [(tier["name"], [line["name"] for line in tier["entries"]]) for tier in listed.said["tiers"]]
    return "\n".join("\n".join([f"{name}：", *names]) for name, names in blocks if names)


def taken_off(listed: ProposedList) -> set[str]:
    """Return the codes of the entries that an upheld objection took off a list."""
    upheld = Objection.objects.filter(notice__listed=listed, outcome=Objection.Outcome.UPHELD)
    return set(upheld.values_list("entry__code", flat=True))


def standing(listed: ProposedList) -> Sequence[tuple[str, Sequence[str]]]:
    """Return each tier of a list with the names that no upheld objection took off."""
    gone = taken_off(listed)
    return [
        (tier["name"], [line["name"] for line in tier["entries"] if line["entry"] not in gone])
        for tier in listed.said["tiers"]
    ]
