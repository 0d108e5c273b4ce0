"""Agenda, recusals and counts of a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.scoring.flags import FLAG_NAMES, FlagKind
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.ballot_rules import BallotRules, Electorate, Tally
from zhiheng.web.committee.messages import COUNTS_DIFFER, KINDS
from zhiheng.web.committee.models import Attendance, BallotCount, BallotRound, CommitteeMeeting
from zhiheng.web.files.queries import signed_digests
from zhiheng.web.panels.models import Conflict
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.programmes.values import values_of
from zhiheng.web.results.frozen_result import last_result, shown_frozen
from zhiheng.web.results.models import Result

TALLY = "committee_tally"
"""The kind of prints that tally sheets are."""
_TIED: FlagKind = "tie_at_ceiling"


@dataclass(frozen=True, slots=True)
class Seat:
    """A tier of a track: ``key`` names it in forms, ``places`` are the ceiling less who is recommended already."""

    key: str
    track: str | None
    tier: str
    name: str
    places: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the agenda: its line of the result, who must stay away, and for which tier it is recommended."""

    code: str
    found: Mapping[str, Any]
    recused: Sequence[Person]
    recommended: str
    suggested: str

    @property
    def untold(self) -> Message | None:
        """Why the ranking suggests no tier, where it says so: tied at the ceiling."""
        return FLAG_NAMES[_TIED] if any(flag["kind"] == _TIED for flag in self.found["flags"]) else None


def members_of(cycle: Cycle) -> list[Person]:
    """Return the members of the committee (评审委员会委员) in the order of their names."""
    held = Assignment.objects.filter(role=Role.COMMITTEE_MEMBER, ended=None)
    reaching = held.filter(Q(cycle=cycle) | Q(cycle=None, programme=cycle.programme_id))
    found = Person.objects.filter(pk__in=reaching.order_by().values("person"))
    return list(found.order_by("name_key", "pk"))


def attendances_of(meeting: CommitteeMeeting) -> list[Attendance]:
    """Return the members with whether they are present, in the order of their names."""
    return list(meeting.attendances.select_related("person").order_by("person__name_key", "pk"))


def recommended_in(meeting: CommitteeMeeting) -> dict[str, tuple[str, str]]:
    """Return key and name of the tier for which each entry was recommended in closed rounds, by code."""
    found: dict[str, tuple[str, str]] = {}
    for one in meeting.counting_rounds:
        chosen = one.decided["chosen"] if one.decided else ()
        found |= dict.fromkeys(chosen, (one.said["seat"], one.said["name"]))
    return found


def seats_of(meeting: CommitteeMeeting) -> list[Seat]:
    """Return the tiers of each track with the places that are left."""
    scheme, taken = scheme_of(meeting.cycle), [key for key, _ in recommended_in(meeting).values()]
    return [
        Seat(key, track.id, tier.id, _named(track.name, tier.name), track.ceilings[tier.id] - taken.count(key))
        for track in scheme.tracks
        for tier in scheme.tiers
        for key in [f"{track.id or ''}:{tier.id}"]
    ]


def _named(track: str, tier: str) -> str:
    return f"{track} {tier}".strip()


def agenda_of(meeting: CommitteeMeeting) -> list[Candidate]:
    """Return who reached the scheme's last phase, in the order of the result, with who must stay away from each."""
    members = [one.person_id for one in meeting.attendances.all()]
    conflicts = Conflict.objects.filter(entry__cycle=meeting.cycle_id, person__in=members)
    recused: dict[str, dict[int, Person]] = {}
    for one in conflicts.select_related("entry", "person").order_by("person__name_key", "pk"):
        recused.setdefault(one.entry.code, {})[one.person_id] = one.person
    done = recommended_in(meeting)
    tiers = {one.id: one.name for one in scheme_of(meeting.cycle).tiers}
    return [
        Candidate(
            one["entry"],
            one,
            list(recused.get(one["entry"], {}).values()),
            done.get(one["entry"], ("", ""))[1],
            tiers.get(one["tier"], ""),
        )
        for one in _ranked(meeting)
    ]


def codes_of(meeting: CommitteeMeeting) -> list[str]:
    """Return the codes of the entries on the agenda."""
    return [one["entry"] for one in _ranked(meeting)]


def _ranked(meeting: CommitteeMeeting) -> list[Mapping[str, Any]]:
    """Whom a gate stopped is no candidate: tiers are filled among those who reached the last phase."""
    last = scheme_of(meeting.cycle).phases[-1].id
    entries = shown_frozen(meeting.result).document["entries"]
    return [one for one in entries if one["rank"] is not None and one["reached"] == last]


def correction_of(meeting: CommitteeMeeting) -> Result | None:
    """Return the result that corrects the one the agenda was made of, None while that one holds."""
    last = last_result(meeting.cycle)
    return last if last and last.pk != meeting.result_id else None


def is_settled(meeting: CommitteeMeeting) -> bool:
    """Whether it is arranged for good: a round began on the result that holds, or is under way."""
    return meeting.rounds.filter(closed_at=None).exists() if correction_of(meeting) else meeting.rounds.exists()


def rules_of(cycle: Cycle, seat: Seat) -> dict[str, Any]:
    """Return the rules for a tier by the cycle's settings; the first tier of the scheme is the award itself."""
    values = values_of(cycle)
    is_award = seat.tier == scheme_of(cycle).tiers[0].id
    return {
        "attendance": values["committee.attendance"],
        "majority": values["committee.award_majority" if is_award else "committee.nomination_majority"],
        "of_all": values["committee.majority_of"] == "all",
        "recused_out": values["committee.recused_out"],
        "abstentions_out": values["committee.abstentions"] == "out",
    }


def rules_in(ballot: BallotRound) -> BallotRules:
    """Return the rules that a round has."""
    return BallotRules(**ballot.said["rules"])


def electorate_of(candidate: Mapping[str, Any]) -> Electorate:
    """Return who may vote on a candidate of a round."""
    return Electorate(**candidate["electorate"])


def newest_counts(ballot: BallotRound) -> dict[str, BallotCount]:
    """Return the count that holds of scrutineer and teller."""
    return {one.counter: one for one in ballot.counts.select_related("made_by").order_by("pk")}


def is_tally_signed(ballot: BallotRound) -> bool:
    """Whether the tally sheet of a round came back signed."""
    signed = signed_digests(TALLY, [ballot.public_id])
    return ballot.digest in signed.get(ballot.public_id, set())


def tally_of(count: BallotCount, code: str) -> Tally:
    """Return what a count says of a candidate."""
    return Tally(*count.totals[code])


def differences(ballot: BallotRound, one: BallotCount, two: BallotCount) -> Iterator[Message]:
    """Yield where two counts differ, by candidate and kind of ballot; ``one`` is the scrutineer's."""
    for candidate in ballot.said["candidates"]:
        code = candidate["entry"]
        for what, first, second in zip(KINDS, one.totals[code], two.totals[code], strict=True):
            if first != second:
                yield filled(COUNTS_DIFFER, name=candidate["name"], what=what, one=first, two=second)
