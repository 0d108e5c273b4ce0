"""The committee's meeting for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.make import make_assignment, make_person
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee.ballot_rules import Electorate
from zhiheng.web.committee.boxes import Box
from zhiheng.web.committee.models import Attendance, BallotBox, BallotRound, CommitteeMeeting, ProposedList
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.results.models import PhaseOutcome, Result

_RULES = {
    "attendance": "2/3",
    "majority": "2/3",
    "of_all": False,
    "recused_out": True,
    "abstentions_out": False,
}


def committee_meeting(world: Any) -> CommitteeMeeting:
    """The meeting on the example result, with one member."""
    values = {"cycle": world.cycle, "result": world.row(Result), "day": timezone.now().date()}
    made = CommitteeMeeting.objects.create(**values, place=f"示例地点{world.mark}")
    member = world.people[Role.COMMITTEE_MEMBER].person
    Attendance.objects.create(meeting=made, person=member, is_present=True)
    return made


def make_round(world: Any) -> BallotRound:
    """One more open round on the example application."""
    meeting, entry = world.row(CommitteeMeeting), world.row(Entry)
    candidate = {"entry": entry.code, "name": entry.organisation.name, "recused": []}
    content = {
        "result": meeting.result.digest,
        "seat": ":award",
        "name": f"示例奖项{world.mark}",
        "places": 1,
        "rules": _RULES,
        "ballot": "secret",
        "names_shown": True,
        "candidates": [{**candidate, "electorate": asdict(Electorate(1, 1))}],
    }
    text = canonical_json(content)
    values = {"content": text.decode(), "digest": sha256_hex(text), "opened_at": timezone.now()}
    return BallotRound.objects.create(meeting=meeting, number=meeting.rounds.count() + 1, **values)


def make_box(world: Any) -> BallotBox:
    """The box of one more round, which is electronic, and open."""
    made = make_round(world)
    text = canonical_json({**made.said, "medium": "electronic"})
    BallotRound.objects.filter(pk=made.pk).update(content=text.decode(), digest=sha256_hex(text))
    made.refresh_from_db()
    return BallotBox.objects.create(round=made, entry=made.said["candidates"][0]["entry"], ballots=Box().sealed(1))


def _voted_round(world: Any, _role: Role) -> Sequence[str]:
    return [world.row(BallotBox).round.public_id]


def candidate(world: Any) -> Entry:
    """The example application, handed in, on the agenda."""
    world.row(CommitteeMeeting)
    world.row(Submission)
    return world.row(Entry)


def make_attendance(world: Any) -> None:
    """One more member."""
    person = make_person()
    make_assignment(Role.COMMITTEE_MEMBER, world.cycle, person)
    Attendance.objects.create(meeting=world.row(CommitteeMeeting), person=person, is_present=True)


def proposed_list(world: Any) -> ProposedList:
    """A list that recommends the example application."""
    entry = world.row(Entry)
    line = {"entry": entry.code, "name": entry.organisation.name}
    tiers = [{"name": f"示例奖项{world.mark}", "entries": [line], "departs": False}]
    meeting = world.row(CommitteeMeeting)
    kept = {"tiers": tiers, "attendances": [], "rounds": [], "reason": "", "result": meeting.result.digest}
    text = canonical_json(kept)
    return ProposedList.objects.create(
        meeting=meeting,
        number=1,
        content=text.decode(),
        digest=sha256_hex(text),
        proposal=world.row(PhaseOutcome).proposal,
        made_at=timezone.now(),
    )


COMMITTEE_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    CommitteeMeeting: committee_meeting,
    BallotRound: make_round,
    BallotBox: make_box,
    ProposedList: proposed_list,
}
COMMITTEE_ADDRESSES: dict[str, type[Model]] = {
    **dict.fromkeys(
        [f"committee:{name}" for name in ("attendance", "recuse", "open_round", "propose")], CommitteeMeeting
    ),
    **dict.fromkeys([f"committee:{name}" for name in ("ballot_round", "count", "close")], BallotRound),
    **dict.fromkeys([f"committee:{name}" for name in ("proposed_list", "minutes", "minutes_word")], ProposedList),
}
COMMITTEE_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "committee:candidate": lambda world, _role: [candidate(world).public_id],
    "committee:candidate_picture": lambda world, _role: [candidate(world).public_id, "0" * 32],
    "committee:vote": _voted_round,
    "committee:cast": _voted_round,
    "committee:void": _voted_round,
    "committee:print": lambda world, _role: [world.row(BallotRound).public_id, "committee_tally"],
}

COMMITTEE_ALSO: dict[str, frozenset[int]] = {"committee:candidate_picture": frozenset({404})}
"""The example application has no picture."""
