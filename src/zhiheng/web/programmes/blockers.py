"""What must be done in a cycle itself before it is locked or goes on."""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import BadInputError, Message
from zhiheng.scoring import Scheme
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rules import HAND_OVER
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.clock import is_before_deadline, local_day
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import Cycle, Phase, Setting
from zhiheng.web.programmes.scheme import scheme_of

FAULTY_SCHEME = Message(
    "评审方案有 {count} 处问题 › 打开“评审方案”逐项改正",
    "the scheme has {count} problems › open the scheme and correct them",
)
DRAFT_GUIDE = Message(
    "评分指南“{guide}”还是草案 › 评审委员会通过后登记文号，再选用通过的那一版",
    "the guide “{guide}” is a draft › record the committee’s adoption, then choose the adopted version",
)
UNCONFIRMED = Message(
    "{count} 项评审规则的设置待秘书处确认 › 在“设置”中按文号确认",
    "{count} settings that are rules await the office’s confirmation › confirm them by the number of a paper",
)
NOT_FED = Message(
    "评审方案的“{phase}”应由一个启用的环节计分，现在有 {count} 个 › 在“环节和日程”中指定",
    "“{phase}” of the scheme must be fed by one phase that is on, now there are {count} › choose it under phases",
)
UNKNOWN_FEED = Message(
    "环节“{phase}”计入评审方案的“{code}”，方案里没有 › 在“环节和日程”中改正",
    "the phase “{phase}” feeds “{code}”, which the scheme lacks › correct it under phases",
)
NO_DATES = Message(
    "环节“{phase}”没有起止日期 › 在“环节和日程”中填写",
    "the phase “{phase}” has no dates › enter them under phases",
)
CALL_IS_OVER = Message(
    "“{phase}”的截止日已经过去 › 在“环节和日程”中改正",
    "the last day of “{phase}” is past › correct it under phases",
)
NO_PHASE = Message("没有启用申报环节 › 在“环节和日程”中启用", "no phase of the call is on › switch one on under phases")
NOT_OVER = Message(
    "“{phase}”到 {day} 24:00 才截止 › 到期后再办理",
    "“{phase}” lasts until {day}, 24:00 › come back afterwards",
)
TOO_FEW_PEOPLE = Message(
    "秘书处还缺人：至少要有一名经办人和一名审核人 › 请系统管理员或秘书处邀请",
    "the office is short of people: it takes a clerk and a lead › have them invited",
)
NO_NUMBER = Message(
    "没有届次 › 正式的一届须有届次，演练除外", "the cycle has no number › only a practice cycle goes without"
)

_LOCKING = (rules.LOCK_RULES.id, rules.OPEN_CALL.id)


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield what stands in the way of locking the rules, of the next stage, or of handing the cycle over."""
    phases = list(cycle.phases.filter(is_on=True))
    if verb.id in _LOCKING and not cycle.is_locked:
        yield from _before_locking(cycle, phases)
    if verb.id == rules.OPEN_CALL.id:
        yield from _before_the_call(cycle, phases)
    if verb.id == rules.BEGIN_SCREENING.id:
        yield from _still_open(cycle, phases)
        yield from _without_dates(cycle, phases, Stage.SCREENING)
    if verb.id == rules.BEGIN_EVALUATION.id:
        yield from _without_dates(cycle, phases, Stage.EVALUATION)
    if verb.id == HAND_OVER.id and cycle.stage == Stage.CALL:
        yield from _without_an_end(cycle, phases)
        yield from _still_open(cycle, phases)


def _before_locking(cycle: Cycle, phases: Sequence[Phase]) -> Iterator[Blocker]:
    try:
        scheme = scheme_of(cycle)
    except BadInputError as error:
        yield Blocker(FAULTY_SCHEME, _link("scheme", cycle), {"count": len(error.problems)})
    else:
        yield from _about_guide(cycle, scheme)
        yield from _about_feeds(cycle, scheme, phases)
    if not cycle.is_practice:
        ruling = [key for key, declared in CYCLE_SETTINGS.items() if declared.is_rule]
        count = Setting.objects.filter(cycle=cycle, key__in=ruling, document="").count()
        if count:
            yield Blocker(UNCONFIRMED, _link("settings", cycle), {"count": count})


def _about_guide(cycle: Cycle, scheme: Scheme) -> Iterator[Blocker]:
    if scheme.guide.status == "draft" and not cycle.is_practice:
        yield Blocker(DRAFT_GUIDE, _link("tracks", cycle), {"guide": scheme.guide.title})


def _about_feeds(cycle: Cycle, scheme: Scheme, phases: Sequence[Phase]) -> Iterator[Blocker]:
    feeding = [phase for phase in phases if phase.scheme_phase]
    link = _link("phases", cycle)
    for fed in scheme.phases:
        count = sum(phase.scheme_phase == fed.id for phase in feeding)
        if count != 1:
            yield Blocker(NOT_FED, link, {"phase": fed.name, "count": count})
    known = {phase.id for phase in scheme.phases}
    for phase in feeding:
        if phase.scheme_phase not in known:
            yield Blocker(UNKNOWN_FEED, link, {"phase": phase.name, "code": phase.scheme_phase})


def _before_the_call(cycle: Cycle, phases: Sequence[Phase]) -> Iterator[Blocker]:
    yield from _without_an_end(cycle, phases)
    today = local_day(cycle, timezone.now())
    for phase in phases:
        if phase.stage == Stage.CALL and phase.ends and phase.ends < today:
            yield Blocker(CALL_IS_OVER, _link("phases", cycle), {"phase": phase.name})
    if cycle.number is None and not cycle.is_practice:
        yield Blocker(NO_NUMBER, _link("cycle", cycle))
    if not _has_two_in_the_office(cycle):
        yield Blocker(TOO_FEW_PEOPLE)


def _without_an_end(cycle: Cycle, phases: Sequence[Phase]) -> Iterator[Blocker]:
    """Yield why no day is known on which the call ends."""
    if not any(phase.stage == Stage.CALL for phase in phases):
        yield Blocker(NO_PHASE, _link("phases", cycle))
    yield from _without_dates(cycle, phases, Stage.CALL)


def _without_dates(cycle: Cycle, phases: Sequence[Phase], stage: Stage) -> Iterator[Blocker]:
    for phase in phases:
        if phase.stage == stage and not (phase.begins and phase.ends):
            yield Blocker(NO_DATES, _link("phases", cycle), {"phase": phase.name})


def _still_open(cycle: Cycle, phases: Sequence[Phase]) -> Iterator[Blocker]:
    now = timezone.now()
    for phase in phases:
        if phase.stage == Stage.CALL and phase.ends and is_before_deadline(cycle, phase, now):
            yield Blocker(NOT_OVER, _link("calendar", cycle), {"phase": phase.name, "day": phase.ends})


def _has_two_in_the_office(cycle: Cycle) -> bool:
    """Whether somebody can prepare what somebody else approves."""
    here = Q(cycle=cycle) | Q(cycle=None, programme=cycle.programme_id) | Q(cycle=None, programme=None)
    held = Assignment.objects.filter(here, role__in=OFFICE, ended=None, person__is_active=True)
    roles = list(held.values_list("person", "role"))
    return any(role == Role.OFFICE_LEAD for _, role in roles) and len({person for person, _ in roles}) > 1


def _link(name: str, cycle: Cycle) -> str:
    return reverse(f"programmes:{name}", args=[cycle.public_id])
