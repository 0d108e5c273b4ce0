"""Who opens, leads, confirms and reads a consensus (合议)."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.consensus_members import Member, is_ready, leads, members_now, members_of
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.reviews.phases import NO_PHASE, desk_phase

LEADING = OFFICE | {Role.EXPERT}
_EXPERT = frozenset({Role.EXPERT})
_REVIEW = frozenset({Stage.EVALUATION})

_OPENED = Message("这份申报的合议已经开始", "the consensus on this application was opened already")
_NOT_READY = Message(
    "还有 {count} 份评分表没有确认提交，全部确认以后才能合议",
    "{count} score sheets are not submitted yet; the consensus opens once all are",
)
_NOBODY = Message("没有可以参加合议的评审组成员", "the panel has no member who may take part")
_NOT_THE_LEADER = Message("合议由评审组组长主持", "the leader of the panel leads the consensus")
_LED_BY_THE_LEADER = Message("合议由评审组组长结束", "the leader of the panel closes the consensus")
_CLOSED = Message("合议已经确认，不能再修改", "the consensus is closed and stays as it is")
_NOT_CLOSED = Message(
    "合议还没有确认，确认以后再定稿评语", "the consensus is not closed yet; the texts are confirmed after it"
)
_TAKES_NO_PART = Message("您不参加这份申报的合议", "you take no part in this consensus")


def may_open(actor: Actor, entry: Entry) -> Message | None:
    """All sheets of the entry's panel are confirmed, and of the experts it is the leader."""
    assert entry.cycle is not None  # noqa: S101 - what panels review belongs to a cycle
    phase = desk_phase(entry.cycle)
    if phase is None:
        return NO_PHASE
    if Consensus.objects.filter(entry=entry, phase=phase).exists():
        return _OPENED
    members = members_of(entry, phase)
    return unless_leading(actor, members) or unless_ready(members)


def may_lead(actor: Actor, consensus: Consensus) -> Message | None:
    """The consensus is open, and the actor leads the panel or writes for it as its secretary (秘书)."""
    return _unless_open(consensus) or unless_leading(actor, members_now(consensus))


def may_take_part(actor: Actor, consensus: Consensus) -> Message | None:
    """The consensus is open, and the actor's own sheet counts in it."""
    own = [one for one in members_now(consensus) if one.person.pk == actor.person and one.takes_part]
    return _unless_open(consensus) or (None if own else _TAKES_NO_PART)


def may_close(actor: Actor, consensus: Consensus) -> Message | None:
    """The consensus is open, and the actor leads the panel, or is of the office where no leader takes part."""
    members = members_now(consensus)
    refusal = _unless_open(consensus) or unless_leading(actor, members)
    if refusal is None and actor.role in OFFICE and any(one.is_leader for one in members):
        return _LED_BY_THE_LEADER
    return refusal


def may_write_texts(actor: Actor, consensus: Consensus) -> Message | None:
    """The actor takes part in the consensus, or writes for the panel as its secretary."""
    members = members_now(consensus)
    is_in = actor.role in OFFICE or any(one.takes_part and one.person.pk == actor.person for one in members)
    return None if is_in else _TAKES_NO_PART


def may_confirm_texts(actor: Actor, consensus: Consensus) -> Message | None:
    """The consensus is closed, and the actor leads the panel or is its secretary."""
    if consensus.state != Consensus.State.CLOSED:
        return _NOT_CLOSED
    return unless_leading(actor, members_now(consensus))


def _unless_open(consensus: Consensus) -> Message | None:
    return None if consensus.state == Consensus.State.OPEN else _CLOSED


def unless_leading(actor: Actor, members: list[Member]) -> Message | None:
    """Refuse who neither leads among these members nor is of the office."""
    return None if actor.role in OFFICE or leads(members, actor.person) else _NOT_THE_LEADER


def unless_ready(members: list[Member]) -> Message | None:
    """Refuse while a sheet of these members is awaited, or there is none."""
    if not members:
        return _NOBODY
    return None if is_ready(members) else filled(_NOT_READY, count=sum(1 for one in members if not one.takes_part))


OPEN_CONSENSUS = Verb(
    "consensus.open",
    Message("开始合议", "Open a consensus"),
    LEADING,
    stages=_REVIEW,
    condition=may_open,
    says=Message("开始合议", "opened the consensus"),
)
SEE_CONSENSUS = Verb(
    "consensus.see",
    Message("查看合议", "See a consensus"),
    LEADING | {Role.SUPERVISOR},
    kind="page",
    is_sensitive=True,
)
AGREE_SCORE = Verb(
    "consensus.agree",
    Message("填写合议分", "Write an agreed score"),
    LEADING,
    stages=_REVIEW,
    condition=may_lead,
    says=Message(
        "填写了 {indicator} 的合议分，第 {number} 版", "wrote the agreed score of {indicator}, version {number}"
    ),
)
ACCEPT_SCORES = Verb(
    "consensus.accept",
    Message("采纳未超限各项", "Accept all within the limit"),
    LEADING,
    stages=_REVIEW,
    condition=may_lead,
    says=Message("采纳了未超限的 {count} 项", "accepted {count} indicators within the limit"),
)
CONFIRM_SCORES = Verb(
    "consensus.confirm",
    Message("确认合议分", "Confirm the agreed scores"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_take_part,
    says=Message("确认了合议分", "confirmed the agreed scores"),
)
DISSENT = Verb(
    "consensus.dissent",
    Message("记录保留意见", "Put a dissent on record"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_take_part,
    says=Message("记录了保留意见", "put a dissent on record"),
)
CLOSE_CONSENSUS = Verb(
    "consensus.close",
    Message("结束合议并确认", "Close a consensus"),
    LEADING,
    stages=_REVIEW,
    condition=may_close,
    says=Message("结束合议并确认，摘要值 {digest}", "closed the consensus, digest {digest}"),
)
WRITE_TEXTS = Verb(
    "consensus.write_texts",
    Message("编辑反馈评语", "Edit the texts that go on"),
    LEADING,
    kind="write",
    stages=_REVIEW,
    condition=may_write_texts,
)
TAKE_TEXTS = Verb(
    "consensus.take_texts",
    Message("采用主评评语", "Take over the owners’ comments"),
    LEADING,
    stages=_REVIEW,
    condition=may_write_texts,
    says=Message("采用了主评评语 {count} 段", "took over {count} comments of the owners"),
)
CONFIRM_TEXTS = Verb(
    "consensus.confirm_texts",
    Message("反馈评语定稿", "Confirm the texts that go on"),
    LEADING,
    stages=_REVIEW,
    condition=may_confirm_texts,
    says=Message("反馈评语定稿，第 {number} 版", "confirmed the texts that go on, version {number}"),
)
PRINT_RECORD = Verb(
    "consensus.print",
    Message("打印合议记录、上传签字扫描件", "Print the record of a consensus, hand in its scan"),
    LEADING,
    kind="write",
    stages=_REVIEW | {Stage.ANNOUNCED},
)
