"""The list of who is recommended (建议获奖名单), from the closed rounds, beside the ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.canonical import Json
from zhiheng.web.committee.models import CommitteeMeeting, ProposedList
from zhiheng.web.committee.queries import Candidate, agenda_of, attendances_of, recommended_in, seats_of

FORMAT = "zhiheng-proposed-list-1"


@dataclass(frozen=True, slots=True)
class Listing:
    """Whom a tier of a track recommends, in the order of the ranking, and whom the ranking suggests instead."""

    name: str
    chosen: Sequence[Candidate]
    suggested: Sequence[Candidate]

    @property
    def departs(self) -> bool:
        """Whether it is not what the ranking suggests."""
        return [one.code for one in self.chosen] != [one.code for one in self.suggested]


def listings_of(meeting: CommitteeMeeting) -> list[Listing]:
    """Return what the closed rounds recommend for each tier of each track."""
    done, agenda = recommended_in(meeting), agenda_of(meeting)
    return [
        Listing(
            seat.name,
            [one for one in agenda if done.get(one.code, ("", ""))[0] == seat.key],
            [one for one in agenda if (one.found["track"], one.found["tier"]) == (seat.track, seat.tier)],
        )
        for seat in seats_of(meeting)
    ]


def content_of(meeting: CommitteeMeeting, reason: str) -> dict[str, Json]:
    """Return what is kept of a list (docs/reference/committee.md)."""
    tiers: list[Json] = [
        {"name": one.name, "entries": [_named(line) for line in one.chosen], "departs": one.departs}
        for one in listings_of(meeting)
    ]
    attendances: list[Json] = [
        {"person": one.person.public_id, "name": one.person.name, "is_present": one.is_present}
        for one in attendances_of(meeting)
    ]
    rounds: list[Json] = [
        {"number": one.number, "round": one.said, "outcome": one.decided} for one in meeting.rounds.order_by("number")
    ]
    return {
        "format": FORMAT,
        "result": meeting.result.digest,
        "day": meeting.day.isoformat(),
        "place": meeting.place,
        "tiers": tiers,
        "attendances": attendances,
        "rounds": rounds,
        "reason": reason,
    }


def _named(line: Candidate) -> Mapping[str, Json]:
    return {"entry": line.code, "name": line.found["name"]}


def last_list(meeting: CommitteeMeeting) -> ProposedList | None:
    """Return the list that holds, None before the first."""
    return meeting.lists.select_related("proposal__prepared_by", "proposal__decided_by").order_by("-number").first()
