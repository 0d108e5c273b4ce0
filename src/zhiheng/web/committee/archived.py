"""What of the committee's meeting goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.committee.models import (
    Attendance,
    BallotBox,
    BallotCount,
    BallotRound,
    CommitteeMeeting,
    ProposedList,
    VoteMark,
)
from zhiheng.web.programmes.contributions import filled

_MEETING = Message("评审委员会会议", "meeting of the review committee")
_LIST = Message("建议获奖名单（第 {number} 次）", "who is recommended, list {number}")


PAPERS = (
    Paper(
        "meetings",
        Message("评审委员会会议和表决", "Meetings and votes"),
        CommitteeMeeting,
        "decisions",
        lambda cycle: CommitteeMeeting.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(_MEETING, one.day),
        (
            Part(Attendance, "meeting"),
            Part(
                BallotRound,
                "meeting",
                (Part(BallotCount, "round"), Part(BallotBox, "round"), Part(VoteMark, "round")),
            ),
        ),
    ),
    Paper(
        "recommended",
        Message("建议获奖名单", "Who is recommended"),
        ProposedList,
        "decisions",
        lambda cycle: ProposedList.objects.filter(meeting__cycle=cycle).order_by("number"),
        lambda one: Described(filled(_LIST, number=one.number), one.made_at),
    ),
)
