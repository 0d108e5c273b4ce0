"""What is done at the committee's meeting: attendance, recusals, rounds, counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, cast

from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.committee import messages, rules
from zhiheng.web.committee.actions.clearing import clear_traces
from zhiheng.web.committee.actions.electronic import empty_boxes, opened_boxes
from zhiheng.web.committee.ballot_rules import BallotRules, Electorate, Tally, decide
from zhiheng.web.committee.boxes import FEWEST
from zhiheng.web.committee.models import ELECTRONIC, Attendance, BallotCount, BallotRound, CommitteeMeeting
from zhiheng.web.committee.queries import (
    Candidate,
    Seat,
    agenda_of,
    differences,
    electorate_of,
    is_settled,
    is_tally_signed,
    members_of,
    newest_counts,
    rules_in,
    rules_of,
    seats_of,
    tally_of,
)
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import Conflict, ConflictKind
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of, values_of
from zhiheng.web.results.frozen_result import last_result

FORMAT = "zhiheng-ballot-round-1"


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as typed: a value of ``BallotCount.Counter``, who counted, the numbers of ``Tally`` by candidate."""

    counter: str
    name: str
    totals: Mapping[str, Sequence[int]]


def arrange_meeting(actor: Actor, cycle: Cycle, day: date, place: str) -> CommitteeMeeting:
    """Arrange the meeting on the result that holds, with who is in the committee now; new members are present.

    Before the first round, and once the result was corrected, it may be arranged anew: rounds on the result before stay
    and decide nothing any more. Raises NotPermittedError, and BlockedError without a frozen result, without members,
    and where the meeting is settled.
    """
    with acting(actor, rules.ARRANGE_MEETING, cycle) as deed:
        result, members = last_result(deed.subject), members_of(deed.subject)
        before = CommitteeMeeting.objects.filter(cycle=deed.subject).first()
        stays = before is not None and is_settled(before)
        if result is None or not members or stays:
            lacks = (
                (messages.NO_RESULT, not result),
                (messages.NO_MEMBERS, not members),
                (messages.HELD_ALREADY, stays),
            )
            raise blocked(*(says for says, lacking in lacks if lacking))
        values = {"result": result, "day": day, "place": place.strip()}
        made, _ = CommitteeMeeting.objects.update_or_create(cycle=deed.subject, defaults=values)
        for one in members:
            Attendance.objects.get_or_create(meeting=made, person=one, defaults={"is_present": True})
        deed.about = made
        deed.record(members=len(members))
    return made


def take_attendance(actor: Actor, meeting: CommitteeMeeting, present: Sequence[Person]) -> None:
    """Note which members are present; the others are not. Raises NotPermittedError, NotFoundError for no member."""
    with acting(actor, rules.TAKE_ATTENDANCE, meeting) as deed:
        rows, keys = deed.subject.attendances, [one.pk for one in present]
        if rows.filter(person__in=keys).count() != len(set(keys)):
            raise NotFoundError
        rows.update(is_present=False)
        rows.filter(person__in=keys).update(is_present=True)
        deed.record(present=len(set(keys)))


def note_recusal(actor: Actor, meeting: CommitteeMeeting, entry: Entry, person: Person, note: str) -> Conflict:
    """Note that a member stays away from an entry, in the table of conflicts; rounds that began stay as they are.

    Raises NotPermittedError, NotFoundError for no member or an entry of another cycle, and BlockedError if it is noted.
    """
    with acting(actor, rules.NOTE_RECUSAL, meeting) as deed:
        is_member = deed.subject.attendances.filter(person=person).exists()
        if not is_member or entry.cycle_id != deed.subject.cycle_id:
            raise NotFoundError
        about = {"entry": entry, "person": person}
        if Conflict.objects.filter(**about).exists():
            raise blocked(messages.RECUSED_ALREADY)
        values = {"kind": ConflictKind.OTHER, "source": Conflict.Source.OFFICE, "note": note.strip()}
        made = Conflict.objects.create(**about, **values, made_by_id=_person(actor))
        deed.record(conflict=made.public_id)
    return made


def open_round(actor: Actor, meeting: CommitteeMeeting, seat: str, codes: Sequence[str]) -> BallotRound:
    """Open a round on a tier for candidates by their codes: rules, places, who may vote are fixed from now on.

    Raises NotPermittedError, NotFoundError for an unknown tier or candidate, and BlockedError.
    """
    with acting(actor, rules.OPEN_ROUND, meeting) as deed:
        fresh = deed.subject
        chosen = next((one for one in seats_of(fresh) if one.key == seat), None)
        by_code = {one.code: one for one in agenda_of(fresh)}
        if chosen is None or not set(codes) <= set(by_code):
            raise NotFoundError
        candidates = [one for code, one in by_code.items() if code in codes]
        content = _content(fresh, chosen, candidates)
        lacks = [*_lacks(fresh, chosen, candidates), *_without_quorum(content), *_without_secrecy(content)]
        if lacks:
            raise blocked(*lacks)
        text = canonical_json(content)
        made = BallotRound.objects.create(
            meeting=fresh,
            number=fresh.rounds.count() + 1,
            content=text.decode(),
            digest=sha256_hex(text),
            opened_at=timezone.now(),
        )
        if made.is_electronic:
            empty_boxes(made)
        deed.about = made
        deed.record(number=made.number, digest=made.digest)
    return made


def _lacks(meeting: CommitteeMeeting, seat: Seat, candidates: Sequence[Candidate]) -> Iterator[Message]:
    values, held = values_of(meeting.cycle), meeting.counting_rounds
    if (values["committee.medium"], values["committee.ballot"]) == (ELECTRONIC, "open"):
        yield messages.OPEN_IS_ON_PAPER
    if meeting.rounds.filter(closed_at=None).exists():
        yield messages.ROUND_IS_OPEN
    if sum(one.said["seat"] == seat.key and not one.is_void for one in held) >= int(str(values["committee.rounds"])):
        yield messages.TOO_MANY_ROUNDS
    if seat.places <= 0:
        yield messages.NO_PLACES
    if not candidates:
        yield messages.NO_CANDIDATES
    for one in candidates:
        if one.recommended or one.found["track"] != seat.track:
            yield filled(messages.NOT_A_CANDIDATE, name=one.found["name"])


def _content(meeting: CommitteeMeeting, seat: Seat, candidates: Sequence[Candidate]) -> dict[str, Any]:
    present = {one.person_id: one.is_present for one in meeting.attendances.all()}
    values = values_of(meeting.cycle)
    return {
        "format": FORMAT,
        "result": meeting.result.digest,
        "seat": seat.key,
        "name": seat.name,
        "places": seat.places,
        "rules": rules_of(meeting.cycle, seat),
        "medium": values["committee.medium"],
        "ballot": values["committee.ballot"],
        "names_shown": values["committee.names_shown"],
        "candidates": [
            {
                "entry": one.code,
                "name": one.found["name"],
                "recused": sorted(person.public_id for person in one.recused),
                "electorate": asdict(_electorate(present, one)),
            }
            for one in candidates
        ],
    }


def _electorate(present: Mapping[int, bool], candidate: Candidate) -> Electorate:
    recused = [one.pk for one in candidate.recused]
    return Electorate(len(present), sum(present.values()), len(recused), sum(present[one] for one in recused))


def _without_quorum(content: Mapping[str, Any]) -> Iterator[Message]:
    by = BallotRules(**content["rules"])
    for one in content["candidates"]:
        of = electorate_of(one)
        if not by.has_quorum(of):
            yield filled(messages.NO_QUORUM, name=one["name"], members=of.members, voters=of.voters)


def _without_secrecy(content: Mapping[str, Any]) -> Iterator[Message]:
    for one in content["candidates"]:
        voters = electorate_of(one).voters
        if content["medium"] == ELECTRONIC and voters < FEWEST:
            yield filled(messages.TOO_FEW_TO_BE_SECRET, name=one["name"], voters=voters, fewest=FEWEST)


def enter_count(actor: Actor, ballot: BallotRound, counted: Counted) -> BallotCount:
    """Enter what the scrutineer or the teller counted; another one of the same replaces it, and both stay.

    Two persons enter the two counts, and neither is shown before both are there. Raises NotPermittedError,
    NotFoundError for another counter or other candidates, and BadInputError with the places ``name`` and the codes.
    """
    with acting(actor, rules.COUNT_BALLOTS, ballot) as deed:
        fresh = deed.subject
        candidates = fresh.said["candidates"]
        if counted.counter not in BallotCount.Counter.values or set(counted.totals) != {
            one["entry"] for one in candidates
        }:
            raise NotFoundError
        problems = list(_wrong(fresh, actor, counted))
        if problems:
            raise BadInputError(problems)
        made = BallotCount.objects.create(
            round=fresh,
            counter=counted.counter,
            name=counted.name.strip(),
            totals={code: [*four] for code, four in counted.totals.items()},
            made_by_id=_person(actor),
            made_at=timezone.now(),
        )
        deed.record(number=fresh.number, counter=made.counter)
    return made


def _wrong(ballot: BallotRound, actor: Actor, counted: Counted) -> Iterator[Problem]:
    if not counted.name.strip():
        yield Problem(Place(cell="name"), messages.NO_COUNTER)
    others = [one for kind, one in newest_counts(ballot).items() if kind != counted.counter]
    if any(one.made_by_id == actor.person for one in others):
        yield Problem(Place(), messages.SAME_PERSON)
    for one in ballot.said["candidates"]:
        ballots, voters = sum(counted.totals[one["entry"]]), electorate_of(one).voters
        if ballots > voters:
            says = filled(messages.TOO_MANY_BALLOTS, name=one["name"], ballots=ballots, voters=voters)
            yield Problem(Place(cell=one["entry"]), says)


def close_round(actor: Actor, ballot: BallotRound, *, is_early: bool = False) -> None:
    """Close a round; its outcome follows from the ballots and the rules fixed before.

    On paper the two counts must be the same, and by setting the signed tally sheet handed in. Electronic boxes are
    opened now, and the database is cleared of what they left on the way; ``is_early`` waits for nobody who has not
    voted. Raises NotPermittedError, and BlockedError while a count, the sheet or a vote is missing, or with every
    difference between the counts.
    """
    with acting(actor, rules.CLOSE_ROUND, ballot) as deed:
        fresh, digests = deed.subject, list[str]()
        if fresh.is_electronic:
            tallies, digests = opened_boxes(fresh, is_early=is_early)
        else:
            tallies = _counted(fresh)
        votes = {one["entry"]: (electorate_of(one), tallies[one["entry"]]) for one in fresh.said["candidates"]}
        decided = decide(rules_in(fresh), votes, fresh.said["places"])
        lists = {key: list(value) for key, value in asdict(decided).items()}
        totals = {code: [*asdict(tally).values()] for code, tally in tallies.items()}
        outcome = canonical_json({**lists, "totals": totals})
        BallotRound.objects.filter(pk=fresh.pk).update(outcome=outcome.decode(), closed_at=timezone.now())
        deed.record(number=fresh.number, outcome=sha256_hex(outcome), boxes=digests)
    if digests:
        clear_traces()


def _counted(ballot: BallotRound) -> dict[str, Tally]:
    counts = newest_counts(ballot)
    if len(counts) != len(BallotCount.Counter):
        raise blocked(messages.COUNTS_MISSING)
    first, second = counts[BallotCount.Counter.SCRUTINEER], counts[BallotCount.Counter.TELLER]
    lacks = list(differences(ballot, first, second))
    if value_of(ballot.meeting.cycle, "committee.signed_tally") and not is_tally_signed(ballot):
        lacks.append(messages.NO_SIGNED_TALLY)
    if lacks:
        raise blocked(*lacks)
    return {one["entry"]: tally_of(first, one["entry"]) for one in ballot.said["candidates"]}


def _person(actor: Actor) -> int:
    return cast("int", actor.person)
