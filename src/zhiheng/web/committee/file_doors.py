"""What is printed with a verification code: ballots and tally sheet of a round, the minutes."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.models import BallotRound, ProposedList
from zhiheng.web.committee.queries import TALLY
from zhiheng.web.files.kinds import PrintKind

BALLOTS = "committee_ballots"
MINUTES = "committee_minutes"
TITLES = {BALLOTS: Message("表决票", "Ballots"), TALLY: Message("计票表", "Tally sheet")}


def _digest(printed: BallotRound | ProposedList) -> str:
    return printed.digest


def _url(ballot: BallotRound) -> str:
    return reverse("committee:ballot_round", args=[ballot.public_id])


def _url_of_minutes(proposed: ProposedList) -> str:
    return reverse("committee:proposed_list", args=[proposed.public_id])


PRINT_KINDS = (
    PrintKind(
        MINUTES,
        Message("会议纪要", "Minutes"),
        ProposedList,
        owners=doors.proposed_lists,
        read=rules.SEE_MEETING,
        write=rules.PRINT_MINUTES,
        digest=_digest,
        url=_url_of_minutes,
    ),
    *(
        PrintKind(
            name,
            title,
            BallotRound,
            owners=doors.ballot_rounds,
            read=rules.SEE_MEETING,
            write=rules.PRINT_BALLOTS,
            digest=_digest,
            url=_url,
        )
        for name, title in TITLES.items()
    ),
)
