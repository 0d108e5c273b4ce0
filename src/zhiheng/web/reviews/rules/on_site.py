"""Who scores after a visit: revises what was agreed on, or scores again, as the cycle's setting says."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import IndicatorOwner
from zhiheng.web.reviews.consensus_members import members_of
from zhiheng.web.reviews.models import ConfirmedConsensus, Consensus
from zhiheng.web.reviews.on_site import people_on_site
from zhiheng.web.reviews.phases import NO_SITE_PHASE, RESCORE, REVISE, desk_phase, site_mode, site_phase
from zhiheng.web.reviews.rules.consensus import LEADING, may_take_part, unless_leading, unless_ready
from zhiheng.web.reviews.rules.sheets import is_under_way

_EXPERT = frozenset({Role.EXPERT})
_REVIEW = frozenset({Stage.EVALUATION})

_NOT_RESCORED = Message("本届现场评审不重新评分", "members do not score again after visits of this cycle")
_NOT_SCORED = Message("本届现场评审不另外评分", "visits of this cycle are not scored")
_NOT_IN_TEAM = Message("您不在这家的现场评审组", "you are not in the team of this visit")
_OPENED = Message("现场评审的合议已经开始", "the scores of the visit are being agreed on already")
_NOT_AGREED = Message(
    "材料评审的合议还没有确认，确认以后才能调整",
    "what was agreed on before is not closed yet; it is revised then",
)
_NOT_REVISED = Message("这次合议不是调整合议分", "this consensus does not revise agreed scores")
_OWNS_NOTHING = Message("您不是主评专家，由主评提出调整", "changes are proposed by indicator owners, and you own none")


def may_begin_on_site(actor: Actor, entry: Entry) -> Message | None:
    """Members score again after visits of the cycle, its phase is under way, and the actor is in the team."""
    assert entry.cycle is not None  # noqa: S101 - what experts review belongs to a cycle
    phase = site_phase(entry.cycle)
    if phase is None:
        return NO_SITE_PHASE
    if site_mode(entry.cycle) != RESCORE:
        return _NOT_RESCORED
    if not people_on_site(entry).filter(public_id=actor.id).exists():
        return _NOT_IN_TEAM
    return is_under_way(entry.cycle, phase)


def may_excuse_on_site(_actor: Actor, entry: Entry) -> Message | None:
    """Members score again after visits of the cycle; the phase may be over, for who is late is excused then."""
    assert entry.cycle is not None  # noqa: S101 - what is visited belongs to a cycle
    if site_phase(entry.cycle) is None:
        return NO_SITE_PHASE
    return None if site_mode(entry.cycle) == RESCORE else _NOT_RESCORED


def may_open_on_site(actor: Actor, entry: Entry) -> Message | None:
    """The visit is scored; what is revised is closed, or all have scored again; of the experts it is the leader."""
    assert entry.cycle is not None  # noqa: S101 - what panels review belongs to a cycle
    phase, mode = site_phase(entry.cycle), site_mode(entry.cycle)
    if phase is None:
        return NO_SITE_PHASE
    if mode not in (REVISE, RESCORE):
        return _NOT_SCORED
    if Consensus.objects.filter(entry=entry, phase=phase).exists():
        return _OPENED
    members = members_of(entry, phase, needs_sheet=mode == RESCORE)
    closed = ConfirmedConsensus.objects.filter(consensus__entry=entry, consensus__phase=desk_phase(entry.cycle))
    if mode == REVISE and not closed.exists():
        return _NOT_AGREED
    return unless_leading(actor, members) or unless_ready(members)


def may_propose(actor: Actor, consensus: Consensus) -> Message | None:
    """The consensus revises agreed scores, is open, and the actor takes part and owns an indicator."""
    if consensus.base_id is None:
        return _NOT_REVISED
    owned = IndicatorOwner.objects.filter(
        ended=None, member__ended=None, member__person=actor.person, member__panel__entries__entry=consensus.entry_id
    )
    return may_take_part(actor, consensus) or (None if owned.exists() else _OWNS_NOTHING)


BEGIN_SITE_SHEET = Verb(
    "sheet.begin_on_site",
    Message("开始现场评分", "Begin the score sheet of a visit"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_begin_on_site,
    says=Message("开始现场评分", "began the score sheet of the visit"),
)
EXCUSE_ON_SITE = Verb(
    "sheet.excuse_on_site",
    Message("现场评分免于评分", "Excuse an expert from the sheet of a visit"),
    OFFICE,
    stages=_REVIEW,
    condition=may_excuse_on_site,
    says=Message("现场评分免于评分：{expert}", "excused from scoring the visit: {expert}"),
)
OPEN_SITE_CONSENSUS = Verb(
    "consensus.open_on_site",
    Message("开始现场评审的合议", "Open the consensus of a visit"),
    LEADING,
    stages=_REVIEW,
    condition=may_open_on_site,
    says=Message("开始现场评审的合议", "opened the consensus of the visit"),
)
PROPOSE_SCORE = Verb(
    "consensus.propose",
    Message("主评提出调整", "Propose a changed score"),
    _EXPERT,
    stages=_REVIEW,
    condition=may_propose,
    says=Message(
        "提出调整 {indicator} 的合议分，第 {number} 版", "proposed a changed score of {indicator}, version {number}"
    ),
)
