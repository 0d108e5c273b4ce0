"""The letters of screening: the template of each, whom it goes to, and the values known."""

from collections.abc import Iterable, Mapping
from datetime import date

from zhiheng.web.entries.models import Entry, OpinionRequest, ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.screening_names import CHECK_NAMES, name_of
from zhiheng.web.messages.actions import Recipient
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.programmes.values import value_of

_Kind = ScreeningOutcome.Kind
_OPINION = "opinion_request"
_KINDS = {
    _Kind.COMPLETION: "completion_notice",
    _Kind.INTENDED: "statement_notice",
    _Kind.UPHELD: "reconsideration_reply",
    _Kind.OVERTURNED: "reconsideration_reply",
}
_RECONSIDERED = {_Kind.UPHELD: "维持原结论", _Kind.OVERTURNED: "改变原结论"}
_OF_CHECKS = {
    (ScreeningCheck.Kind.FORM, _Kind.PASSED): "acceptance_notice",
    (ScreeningCheck.Kind.FORM, _Kind.FAILED): "rejection_notice",
    (ScreeningCheck.Kind.ELIGIBILITY, _Kind.PASSED): "eligibility_result",
    (ScreeningCheck.Kind.ELIGIBILITY, _Kind.FAILED): "eligibility_result",
}


def letter_of(outcome: ScreeningOutcome) -> tuple[str, Recipient, Mapping[str, str]]:
    """Return the kind of the letter, the applicant it goes to, and what its fields are filled with."""
    check, organisation = outcome.check_of, outcome.check_of.entry.organisation
    kind = _KINDS.get(_Kind(outcome.kind)) or _OF_CHECKS[ScreeningCheck.Kind(check.kind), _Kind(outcome.kind)]
    return kind, Recipient(organisation.name, organisation), _with_defaults(kind, _values(outcome))


def letter_to_department(request: OpinionRequest, entries: Iterable[Entry]) -> tuple[str, Recipient, Mapping[str, str]]:
    """Return the same of the letter that asks a department about applications."""
    names = [f"{one.organisation.name}（{one.organisation.credit_code}）" for one in entries]
    known = {"entries": "\n".join(names), "deadline": _day(request.deadline)}
    return _OPINION, Recipient(request.department), _with_defaults(_OPINION, known)


def _with_defaults(kind: str, known: Mapping[str, str]) -> Mapping[str, str]:
    return {field.key: known.get(field.key, field.default) for field in all_templates()[kind].fields}


def _values(outcome: ScreeningOutcome) -> Mapping[str, str]:
    check = outcome.check_of
    before = check.outcomes.filter(kind=_Kind.INTENDED, number__lt=outcome.number).order_by("-number").first()
    days = value_of(check.entry.cycle, "screening.reconsideration_days") if check.entry.cycle else ""
    known = {
        "items": "\n".join(f"{place}. {point.text}" for place, point in enumerate(outcome.points.all(), start=1)),
        "deadline": _day(outcome.deadline) if outcome.deadline else "",
        "check": CHECK_NAMES[ScreeningCheck.Kind(check.kind)].zh,
        "result": _RECONSIDERED.get(_Kind(outcome.kind)) or name_of(check, _Kind(outcome.kind)).zh,
        "facts": outcome.reasons,
        "basis": outcome.basis,
        "receipt_number": check.entry.code,
        "statement_date": _day(before.decided_at.date()) if before else "",
        "reconsideration_days": str(days),
    }
    return {key: value for key, value in known.items() if value}


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
