"""Who may do what at screening (形式审查、资格审查), and what the company may answer."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import CompletionPoint, Entry, ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_names import OUTCOME_WORDS
from zhiheng.web.entries.screening_state import is_before, last_outcome
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import LEAD

SCREENING = frozenset({Stage.SCREENING})
SCREENERS = OFFICE | {Role.SUPERVISOR}
_CONTACT = frozenset({Role.ENTRY_OWNER})

_State, _Outcome = ScreeningCheck.State, ScreeningOutcome.Kind

_CHECKS_BEGAN = Message("审查已经开始，全部申报按同样的条件审查", "the checks have begun; all are checked alike")
_WITHDRAWN = Message("申报已撤回", "the application was withdrawn")
_FORM_FIRST = Message("形式审查合格后才作资格审查结论", "the form check must be passed first")
_HAS_OUTCOME = Message("这项审查已有结论", "this check has its outcome")
_BEING_COMPLETED = Message("补正期限没有到，申报组织还在补正", "the applicant is still completing it")
_BEING_HEARD = Message("陈述申辩期限没有到", "the time for a statement is not over")
_NOT_ASKED = Message("申报组织没有申请复核", "the applicant did not ask for reconsideration")
_INVOLVED = Message(
    "复核由没有办理过这项结论的人办理", "a reconsideration is for people who had no part in the outcome"
)
_NOT_DRAFT = Message("补正事项已经发出", "the point was requested already")
_NOT_REQUESTED = Message("这一补正事项没有发出", "the point was not requested")
_NOT_LAST = Message("这一结论之后已有新的结论", "there is a later outcome")
_NO_ANSWER = Message("对这一结论没有陈述申辩或者复核", "this outcome takes no statement")
_ANSWERED = Message("已经提交过", "it was handed in already")
_TOO_LATE = Message("期限已过", "the deadline is over")


def checks_have_not_begun(_actor: Actor, cycle: Cycle) -> Message | None:
    """No application of the cycle is being checked yet, so that all are checked alike."""
    return _CHECKS_BEGAN if ScreeningCheck.objects.filter(entry__cycle=cycle.pk).exists() else None


def is_undecided(_actor: Actor, check: ScreeningCheck) -> Message | None:
    """The application is not withdrawn, and the check has no final outcome."""
    if check.entry.state == Entry.State.WITHDRAWN:
        return _WITHDRAWN
    return None if check.state in (_State.OPEN, _State.COMPLETION, _State.HEARING) else _HAS_OUTCOME


def can_be_decided(actor: Actor, check: ScreeningCheck) -> Message | None:
    """No deadline of the company runs that it still may use, and the check before is passed."""
    refusal = is_undecided(actor, check)
    if refusal:
        return refusal
    if check.kind == ScreeningCheck.Kind.ELIGIBILITY and not form_check_is_passed(check.entry):
        return _FORM_FIRST
    outcome = last_outcome(check)
    if outcome is None or not is_before(outcome, timezone.now()):
        return None
    if check.state == _State.COMPLETION and check.entry.state == Entry.State.WRITING:
        return _BEING_COMPLETED
    is_silent = not ScreeningStatement.objects.filter(outcome=outcome).exists()
    return _BEING_HEARD if check.state == _State.HEARING and is_silent else None


def form_check_is_passed(entry: Entry) -> bool:
    """Whether 形式审查 of the application ended with 合格."""
    return ScreeningCheck.objects.filter(entry=entry, kind=ScreeningCheck.Kind.FORM, state=_State.PASSED).exists()


def is_uninvolved(actor: Actor, check: ScreeningCheck) -> Message | None:
    """The company asked and has not withdrawn, and the actor neither prepared nor approved the outcome."""
    if check.entry.state == Entry.State.WITHDRAWN:
        return _WITHDRAWN
    if check.state != _State.RECONSIDERING:
        return _NOT_ASKED
    failed = last_outcome(check)
    involved = (failed.proposal.prepared_by_id, failed.proposal.decided_by_id) if failed else ()
    return _INVOLVED if actor.person in involved else None


def is_draft_point(actor: Actor, point: CompletionPoint) -> Message | None:
    """The point was not requested yet."""
    return _NOT_DRAFT if point.outcome_id else is_undecided(actor, point.check_of)


def is_requested_point(actor: Actor, point: CompletionPoint) -> Message | None:
    """The point was requested, and the check is not decided."""
    return is_undecided(actor, point.check_of) if point.outcome_id else _NOT_REQUESTED


def takes_statement(_actor: Actor, outcome: ScreeningOutcome) -> Message | None:
    """The outcome is an intended one that holds, its deadline is not over, and nothing was said yet."""
    return _NO_ANSWER if outcome.kind != _Outcome.INTENDED else _can_be_answered(outcome)


def takes_reconsideration(_actor: Actor, outcome: ScreeningOutcome) -> Message | None:
    """The outcome is a negative one that holds, its deadline is not over, and nobody asked yet."""
    return _NO_ANSWER if outcome.kind != _Outcome.FAILED else _can_be_answered(outcome)


def takes_answer(actor: Actor, outcome: ScreeningOutcome) -> Message | None:
    """The outcome takes a statement or a request for reconsideration."""
    return takes_statement(actor, outcome) and takes_reconsideration(actor, outcome)


def _can_be_answered(outcome: ScreeningOutcome) -> Message | None:
    if outcome.check_of.entry.state == Entry.State.WITHDRAWN:
        return _WITHDRAWN
    if last_outcome(outcome.check_of) != outcome:
        return _NOT_LAST
    if ScreeningStatement.objects.filter(outcome=outcome).exists():
        return _ANSWERED
    return None if is_before(outcome, timezone.now()) else _TOO_LATE


def outcome_is_open(_actor: Actor, statement: ScreeningStatement) -> Message | None:
    """The outcome that is answered still holds, and its deadline is not over."""
    if last_outcome(statement.outcome.check_of) != statement.outcome:
        return _NOT_LAST
    return None if is_before(statement.outcome, timezone.now()) else _TOO_LATE


SEE_SCREENING = Verb("screening.see", Message("查看审查", "See the screening"), SCREENERS, kind="page")
BEGIN_CHECKS = Verb(
    "screening.begin",
    Message("开始审查已提交的申报", "Begin the checks of what was handed in"),
    OFFICE,
    stages=SCREENING,
    says=Message("开始审查 {count} 份申报", "began the checks of {count} applications"),
)
WRITE_FINDINGS = Verb(
    "screening.write",
    Message("填写审查情况", "Write findings"),
    OFFICE,
    kind="write",
    stages=SCREENING,
    condition=is_undecided,
)
SEE_RULES = Verb("screening.see_rules", Message("查看审查条件", "See what is checked"), SCREENERS, kind="page")
CHANGE_RULES = Verb(
    "screening.change_rules",
    Message("修改审查条件", "Change what is checked"),
    OFFICE,
    stages=frozenset({Stage.DRAFT, Stage.CALL, Stage.SCREENING}),
    condition=checks_have_not_begun,
    says=Message("修改了审查条件：{changes}", "changed what is checked: {changes}"),
)
ADD_POINT = Verb(
    "completion.add_point",
    Message("列出补正事项", "List a point to be completed"),
    OFFICE,
    stages=SCREENING,
    condition=is_undecided,
    says=Message("列出补正事项 {number}", "listed point {number} to be completed"),
)
TAKE_BACK_POINT = Verb(
    "completion.take_back_point",
    Message("撤去补正事项", "Take a point back"),
    OFFICE,
    stages=SCREENING,
    condition=is_draft_point,
    says=Message("撤去补正事项 {number}", "took point {number} back"),
)
MARK_POINT = Verb(
    "completion.mark_point",
    Message("核对补正事项", "Mark a point as done or not"),
    OFFICE,
    stages=SCREENING,
    condition=is_requested_point,
    says=Message("核对补正事项 {number}，已补正：{is_done}", "checked point {number}, done: {is_done}"),
)
DECIDE_CHECK = Verb(
    "screening.decide",
    Message("审查结论", "Outcome of a check"),
    OFFICE,
    stages=SCREENING,
    condition=can_be_decided,
    approvers=LEAD,
    says=Message("审查结论：{outcome_name}", "outcome of the check: {outcome_name}"),
    words={"outcome_name": OUTCOME_WORDS},
)
RECONSIDER = Verb(
    "screening.reconsider",
    Message("复核审查结论", "Reconsider an outcome"),
    OFFICE,
    stages=SCREENING,
    condition=is_uninvolved,
    approvers=LEAD,
    says=Message("{outcome_name}", "{outcome_name}"),
    words={"outcome_name": OUTCOME_WORDS},
)
SEE_OUTCOMES = Verb("outcome.see", Message("查看本组织的审查结论", "See the own outcomes"), _CONTACT, kind="page")
WRITE_STATEMENT = Verb(
    "statement.write",
    Message("写陈述申辩或者复核申请", "Write a statement"),
    _CONTACT,
    kind="write",
    stages=SCREENING,
    condition=takes_answer,
)
MAKE_STATEMENT = Verb(
    "statement.make",
    Message("陈述申辩", "Make a statement"),
    _CONTACT,
    stages=SCREENING,
    condition=takes_statement,
    says=Message("提交了陈述申辩", "made a statement"),
)
ASK_RECONSIDERATION = Verb(
    "reconsideration.ask",
    Message("申请复核", "Ask for reconsideration"),
    _CONTACT,
    stages=SCREENING,
    condition=takes_reconsideration,
    says=Message("申请复核", "asked for reconsideration"),
)
UPLOAD_STATEMENT = Verb(
    "statement.upload",
    Message("上传陈述申辩或者复核的材料", "Upload a file of a statement"),
    _CONTACT,
    kind="write",
    stages=SCREENING,
    condition=outcome_is_open,
)
READ_STATEMENT = Verb(
    "statement.see", Message("查看陈述申辩的材料", "See files of a statement"), SCREENERS | _CONTACT, kind="page"
)
