"""What an approved outcome of a check does, what stands against it, and what is shown before (design rule 9)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.approvals import Arguments, performs
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import CompletionPoint, Entry, Part, ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.screening_fields import SCREENING_CHECK, findings_in
from zhiheng.web.entries.screening_names import CHECK_NAMES, name_of
from zhiheng.web.entries.screening_rules import rules_of_check
from zhiheng.web.entries.screening_state import last_outcome, state_after
from zhiheng.web.messages.notices import notify
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.values import value_of
from zhiheng.web.programmes.working_days import add_working_days

_State = ScreeningCheck.State
_Kind = ScreeningOutcome.Kind

WILL_DECIDE = Message("{who}：{check}结论为“{outcome}”", "{who}: the outcome of the {check} is “{outcome}”")
WILL_COMPLETE = Message(
    "退回补正 {count} 项，{day} 24:00 截止；申报组织只能修改列出的部分",
    "{count} points go back for completion until {day}, 24:00; only the parts listed can be changed",
)
WILL_HEAR = Message(
    "告知申报组织事实和理由，陈述申辩到 {day} 24:00；之后才作最后结论",
    "the applicant is told facts and reasons and can make a statement until {day}, 24:00; the outcome follows then",
)
WILL_FAIL = Message(
    "申报组织可以申请复核，到 {day} 24:00", "the applicant can ask for reconsideration until {day}, 24:00"
)
REASONS = Message("理由：{reasons}", "reasons: {reasons}")
BASIS = Message("依据：{basis}", "basis: {basis}")
POINT = Message("补正事项 {number}：{text}", "point {number}: {text}")
CONFIRMS = Message("确认为{kind}", "confirmed as {kind}")
NOT_MET = Message("注意：有 {count} 项不符合", "note: {count} rules are not met")
KINDS = {
    Entry.Kind.ADVANCED.value: Message("先进制造业", "advanced manufacturing"),
    Entry.Kind.TRADITIONAL.value: Message("传统制造业", "traditional manufacturing"),
}

NOT_NOW = Message(
    "现在不能作“{outcome}”结论 › 按页面上列出的结论办理",
    "“{outcome}” cannot be decided now › choose one that the page lists",
)
PENDING = Message(
    "还有 {count} 项没有核完 › 逐项写明符合、不符合或者不适用",
    "{count} rules are not verified › note a finding for each",
)
NO_POINTS = Message("没有列出补正事项 › 先逐项列出", "no point is listed › list what is to be completed first")
NO_REASONS = Message(
    "没有写事实和理由 › 写明事实、理由和依据", "there are no facts and reasons › give facts, reasons and basis"
)
NO_KIND = Message("没有确认制造业类型 › 选先进或者传统", "the kind of manufacturing is not confirmed › choose one")

_SAYS = Message("{check}：{outcome}。请在“审查结论”页面查看", "{check}: {outcome}. See the page of outcomes")
_DAYS = {
    _Kind.COMPLETION: "screening.completion_days",
    _Kind.INTENDED: "screening.statement_days",
    _Kind.FAILED: "screening.reconsideration_days",
}
_WARNS = {_Kind.COMPLETION: WILL_COMPLETE, _Kind.INTENDED: WILL_HEAR, _Kind.FAILED: WILL_FAIL}


def possible(check: ScreeningCheck) -> list[_Kind]:
    """Return the outcomes that the check can have now; 补正 once, and nothing negative without a hearing."""
    if check.state == _State.RECONSIDERING:
        return [_Kind.UPHELD, _Kind.OVERTURNED]
    if check.state == _State.HEARING:
        return [_Kind.PASSED, _Kind.FAILED]
    if check.state == _State.COMPLETION:
        return [_Kind.PASSED, _Kind.INTENDED] if check.entry.state == Entry.State.SUBMITTED else [_Kind.INTENDED]
    if check.state != _State.OPEN:
        return []
    is_form = check.kind == ScreeningCheck.Kind.FORM
    return [_Kind.PASSED, *([_Kind.COMPLETION] if is_form else []), _Kind.INTENDED]


def _preview(check: ScreeningCheck, arguments: Arguments) -> list[Message]:
    return list(_told(check, arguments))


def _told(check: ScreeningCheck, arguments: Arguments) -> Iterator[Message]:
    kind, deadline = _Kind(str(arguments["outcome"])), _deadline(check, arguments)
    name = CHECK_NAMES[ScreeningCheck.Kind(check.kind)]
    yield filled(WILL_DECIDE, who=check.entry.organisation.name, check=name, outcome=name_of(check, kind))
    points = list(_listed(check))
    if deadline:
        yield filled(_WARNS[kind], day=deadline, count=len(points))
    if kind == _Kind.COMPLETION:
        yield from (filled(POINT, number=point.number, text=point.text) for point in points)
    if arguments["reasons"]:
        yield filled(REASONS, reasons=arguments["reasons"])
    if arguments["basis"]:
        yield filled(BASIS, basis=arguments["basis"])
    if arguments["confirmed_kind"]:
        yield filled(CONFIRMS, kind=KINDS[str(arguments["confirmed_kind"])])
    not_met = sum(finding["finding"] == "not_met" for finding in _findings(check).values())
    if not_met and kind == _Kind.PASSED:
        yield filled(NOT_MET, count=not_met)


def _blockers(check: ScreeningCheck, arguments: Arguments) -> list[Message]:
    return list(_against(check, arguments))


def _against(check: ScreeningCheck, arguments: Arguments) -> Iterator[Message]:
    kind = _Kind(str(arguments["outcome"]))
    if kind not in possible(check):
        yield filled(NOT_NOW, outcome=name_of(check, kind))
    if kind == _Kind.COMPLETION and not _listed(check).exists():
        yield NO_POINTS
    if kind not in (_Kind.PASSED, _Kind.COMPLETION) and not arguments["reasons"]:
        yield NO_REASONS
    if kind == _Kind.PASSED:
        pending = set(rules_of_check(check)) - set(_findings(check))
        if pending:
            yield filled(PENDING, count=len(pending))
        if check.kind == ScreeningCheck.Kind.ELIGIBILITY and arguments["confirmed_kind"] not in KINDS:
            yield NO_KIND


def _findings(check: ScreeningCheck) -> dict[str, dict[str, str]]:
    return findings_in(check, texts_of(SCREENING_CHECK, check))


def _listed(check: ScreeningCheck) -> QuerySet[CompletionPoint]:
    return CompletionPoint.objects.filter(check_of=check, outcome=None, taken_back_at=None)


def _deadline(check: ScreeningCheck, arguments: Arguments) -> date | None:
    """Return the company's last day if the outcome were decided now; raises UnknownYearError."""
    key, cycle = _DAYS.get(_Kind(str(arguments["outcome"]))), check.entry.cycle
    if key is None or cycle is None:
        return None
    days = int(str(value_of(cycle, key)))
    return add_working_days(local_day(cycle, timezone.now()), days, working_day_tables(cycle.programme))


@performs(rules.DECIDE_CHECK, _preview, _blockers)
def decide_check(deed: Deed[ScreeningCheck], arguments: Arguments) -> None:
    """Append the outcome of a check; the company is told, and for 补正 can write the parts listed."""
    outcome = _append(deed, rules.DECIDE_CHECK, arguments)
    check, entry = deed.subject, deed.subject.entry
    if outcome.kind == _Kind.COMPLETION:
        _listed(check).update(outcome=outcome)
        concerned = Part.objects.filter(pk__in=outcome.points.exclude(part=None).values("part"))
        concerned.update(state=Part.State.WRITING)
        Entry.objects.filter(pk=entry.pk).update(state=Entry.State.WRITING)
    if arguments["confirmed_kind"] and outcome.kind == _Kind.PASSED:
        Entry.objects.filter(pk=entry.pk).update(confirmed_kind=arguments["confirmed_kind"])
    _tell(outcome)


@performs(rules.RECONSIDER, _preview, _blockers)
def reconsider(deed: Deed[ScreeningCheck], arguments: Arguments) -> None:
    """Append what the reconsideration found; the company is told."""
    _tell(_append(deed, rules.RECONSIDER, arguments))


def _append(deed: Deed[ScreeningCheck], verb: Verb, arguments: Arguments) -> ScreeningOutcome:
    check, last = deed.subject, last_outcome(deed.subject)
    kind = _Kind(str(arguments["outcome"]))
    waiting = Proposal.objects.get(verb=verb.id, subject_id=check.public_id, state=Proposal.State.WAITING)
    outcome = ScreeningOutcome.objects.create(
        check_of=check,
        number=last.number + 1 if last else 1,
        kind=kind,
        reasons=str(arguments["reasons"]),
        basis=str(arguments["basis"]),
        findings=_findings(check),
        deadline=_deadline(check, arguments),
        submission=check.entry.submissions.order_by("-number").first(),
        proposal=waiting,
        decided_at=timezone.now(),
    )
    check.state = state_after(outcome)
    check.save(update_fields=["state"])
    deed.record(outcome=outcome.public_id, outcome_name=arguments["outcome_name"], **seal_versions(check))
    return outcome


def _tell(outcome: ScreeningOutcome) -> None:
    entry = outcome.check_of.entry
    assert entry.cycle is not None  # noqa: S101 - only applications of a cycle are screened
    check = CHECK_NAMES[ScreeningCheck.Kind(outcome.check_of.kind)]
    name = name_of(outcome.check_of, ScreeningOutcome.Kind(outcome.kind))
    link = reverse("entries:outcomes", args=[entry.public_id])
    notify(_contacts(entry), _SAYS, link, cycle=entry.cycle, check=check, outcome=name)


def _contacts(entry: Entry) -> QuerySet[Person]:
    """Return the contacts of the organisation in that cycle; they may hold the role for every award."""
    here = Q(cycle=entry.cycle) | Q(cycle=None)
    held = Assignment.objects.filter(here, role=Role.ENTRY_OWNER, organisation=entry.organisation, ended=None)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)
