"""Who holds the committee's meeting: the office, which counts but never votes."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rules import ON_THE_SERVER
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.messages import CLOSED, IS_ELECTRONIC, IS_ON_PAPER, NOT_A_VOTER, ROUNDS_BEGAN, VOTED
from zhiheng.web.committee.models import BallotRound, CommitteeMeeting
from zhiheng.web.committee.voting import has_voted, open_to
from zhiheng.web.programmes.rules import LEAD

READERS = OFFICE | {Role.SUPERVISOR}
_MEMBER = frozenset({Role.COMMITTEE_MEMBER})
_MEETING = frozenset({Stage.EVALUATION})


def has_no_round(_actor: Actor, meeting: CommitteeMeeting) -> Message | None:
    """No round of the meeting began on the result that its agenda is made of."""
    return ROUNDS_BEGAN if meeting.counting_rounds else None


def is_open(_actor: Actor, ballot: BallotRound) -> Message | None:
    """The round is not closed."""
    return CLOSED if ballot.closed_at else None


def is_counted_by_hand(actor: Actor, ballot: BallotRound) -> Message | None:
    """The round is open and on paper."""
    return is_open(actor, ballot) or (IS_ELECTRONIC if ballot.is_electronic else None)


def is_unopened(actor: Actor, ballot: BallotRound) -> Message | None:
    """The round is open and electronic, so that nobody knows what the ballots say."""
    return is_open(actor, ballot) or (None if ballot.is_electronic else IS_ON_PAPER)


def may_still_vote(actor: Actor, ballot: BallotRound) -> Message | None:
    """The round is electronic and open, the member is present, not recused from all, and has not voted."""
    if not ballot.is_electronic:
        return IS_ON_PAPER
    if has_voted(ballot, actor):
        return VOTED
    return is_open(actor, ballot) or (None if open_to(ballot, actor.id) else NOT_A_VOTER)


SEE_MEETING = Verb(
    "committee.see",
    Message("查看评审委员会会议和表决", "See the committee’s meeting and its ballots"),
    READERS,
    kind="page",
    is_sensitive=True,
)
ARRANGE_MEETING = Verb(
    "committee.arrange",
    Message("登记评审委员会会议", "Arrange the committee’s meeting"),
    OFFICE,
    stages=_MEETING,
    says=Message("登记评审委员会会议，委员 {members} 人", "arranged the committee’s meeting of {members} members"),
)
TAKE_ATTENDANCE = Verb(
    "committee.attendance",
    Message("登记到会委员", "Take attendance"),
    OFFICE,
    stages=_MEETING,
    condition=has_no_round,
    says=Message("登记到会委员 {present} 人", "noted that {present} members are present"),
)
NOTE_RECUSAL = Verb(
    "committee.recuse",
    Message("登记委员回避", "Note that a member is recused"),
    OFFICE,
    stages=_MEETING,
    says=Message("登记了一位委员回避", "noted that a member is recused"),
)
OPEN_ROUND = Verb(
    "committee.open_round",
    Message("开始一轮表决", "Open a ballot round"),
    OFFICE,
    stages=_MEETING,
    says=Message("开始第 {number} 轮表决，摘要值 {digest}", "opened ballot round {number}, digest {digest}"),
)
COUNT_BALLOTS = Verb(
    "committee.count",
    Message("录入计票结果", "Enter a count"),
    OFFICE,
    stages=_MEETING,
    condition=is_counted_by_hand,
    says=Message("录入第 {number} 轮的一份计票结果", "entered a count of round {number}"),
)
CLOSE_ROUND = Verb(
    "committee.close_round",
    Message("结束一轮表决", "Close a ballot round"),
    OFFICE,
    stages=_MEETING,
    condition=is_open,
    says=Message(
        "结束第 {number} 轮表决，结果摘要值 {outcome}", "closed round {number}, digest of the outcome {outcome}"
    ),
)
SEE_VOTES = Verb(
    "committee.see_votes",
    Message("查看候选组织、表决事项和表决结果", "See the candidates, what is voted on, and what was decided"),
    _MEMBER,
    kind="page",
    is_sensitive=True,
)
SEE_CANDIDATE = Verb(
    "committee.see_candidate",
    Message("阅读候选组织的申报材料", "Read what a candidate handed in"),
    _MEMBER,
    kind="page",
    is_sensitive=True,
)
VOTE = Verb(
    "committee.vote",
    Message("投票", "Vote"),
    _MEMBER,
    stages=_MEETING,
    condition=may_still_vote,
    says=Message("在第 {number} 轮表决中投了票", "voted in round {number}"),
)
VOID_ROUND = Verb(
    "committee.void_round",
    Message("作废一轮电子表决", "Void an electronic round"),
    OFFICE,
    stages=_MEETING,
    condition=is_unopened,
    says=Message("作废第 {number} 轮表决，没有开票", "voided round {number}, its boxes unopened"),
)
CLEAR_TRACES = Verb(
    "committee.clear",
    Message("清除电子表决的过程数据", "Clear what electronic ballots left on the way"),
    ON_THE_SERVER,
    says=Message("清除了第 {number} 轮电子表决的过程数据", "cleared what round {number} left on the way"),
)
PROPOSE_LIST = Verb(
    "committee.propose",
    Message("提出建议获奖名单", "Put down who is recommended"),
    OFFICE,
    stages=_MEETING,
    approvers=LEAD,
    says=Message("提出建议获奖名单，摘要值 {digest}", "put down who is recommended, digest {digest}"),
)
PRINT_MINUTES = Verb(
    "committee.print_minutes",
    Message("打印会议纪要、上传签字扫描件", "Print the minutes, hand in the scan"),
    OFFICE,
    kind="write",
)
PRINT_BALLOTS = Verb(
    "committee.print",
    Message("打印表决票和计票表、上传签字扫描件", "Print ballots and tally sheet, hand in the scan"),
    OFFICE,
    kind="write",
)
