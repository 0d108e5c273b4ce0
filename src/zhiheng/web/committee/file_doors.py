"""What is printed of a round with a verification code: the ballots and the tally sheet."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.committee import doors, rules
from zhiheng.web.committee.models import BallotRound
from zhiheng.web.files.kinds import PrintKind

BALLOTS = "committee_ballots"
TALLY = "committee_tally"
TITLES = {BALLOTS: Message("表决票", "Ballots"), TALLY: Message("计票表", "Tally sheet")}


def _digest(ballot: BallotRound) -> str:
    return ballot.digest


def _url(ballot: BallotRound) -> str:
    return reverse("committee:ballot_round", args=[ballot.public_id])


PRINT_KINDS = tuple(
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
)
