"""The states and outcomes of the checks in words; the two checks have their own."""

from zhiheng.problems import Message
from zhiheng.web.entries.models import OpinionReply, ScreeningCheck, ScreeningOutcome

_Kind, _State, _Outcome = ScreeningCheck.Kind, ScreeningCheck.State, ScreeningOutcome.Kind

CHECK_NAMES = {
    _Kind.FORM: Message("形式审查", "Form check"),
    _Kind.ELIGIBILITY: Message("资格审查", "Eligibility check"),
}
_OUTCOMES = {
    (_Kind.FORM, _Outcome.PASSED): Message("合格", "In form"),
    (_Kind.FORM, _Outcome.INTENDED): Message("拟不予受理", "Not to be accepted (intended)"),
    (_Kind.FORM, _Outcome.FAILED): Message("不予受理", "Not accepted"),
    (_Kind.ELIGIBILITY, _Outcome.PASSED): Message("通过", "Eligible"),
    (_Kind.ELIGIBILITY, _Outcome.INTENDED): Message("拟不通过", "Not eligible (intended)"),
    (_Kind.ELIGIBILITY, _Outcome.FAILED): Message("不通过", "Not eligible"),
}
_OF_BOTH = {
    _Outcome.COMPLETION: Message("补正", "Completion"),
    _Outcome.UPHELD: Message("复核：维持原结论", "Reconsidered: upheld"),
    _Outcome.OVERTURNED: Message("复核：改变原结论", "Reconsidered: changed"),
}
OUTCOME_WORDS = {name.zh: name for name in (*_OUTCOMES.values(), *_OF_BOTH.values())}
"""The outcomes by their Chinese names, which is what the record holds."""
_STATES = {
    _State.OPEN: (Message("审查中", "Being checked"), "tag"),
    _State.COMPLETION: (Message("补正", "Completion"), "tag tag-warn"),
    _State.HEARING: (Message("陈述申辩", "Statement"), "tag tag-warn"),
    _State.RECONSIDERING: (Message("复核中", "Reconsideration"), "tag tag-warn"),
    _State.UPHELD: (Message("复核维持", "Upheld"), "tag tag-bad"),
}
FINDINGS = {
    "met": Message("符合", "Met"),
    "not_met": Message("不符合", "Not met"),
    "not_applicable": Message("不适用", "Not applicable"),
    "pending": Message("待核", "To be verified"),
}
ANSWERS = {
    OpinionReply.Answer.NO_OBJECTION: Message("无异议", "No objection"),
    OpinionReply.Answer.OBJECTION: Message("有异议", "Objection"),
    OpinionReply.Answer.OTHER: Message("其他", "Other"),
}


def name_of(check: ScreeningCheck, outcome: ScreeningOutcome.Kind) -> Message:
    """Return what an outcome of that check is called."""
    return _OF_BOTH.get(outcome) or _OUTCOMES[_Kind(check.kind), outcome]


def state_of(check: ScreeningCheck) -> tuple[Message, str]:
    """Return where a check stands in words, and the class of its tag."""
    state = _State(check.state)
    if state == _State.PASSED:
        return _OUTCOMES[_Kind(check.kind), _Outcome.PASSED], "tag tag-good"
    if state == _State.FAILED:
        return _OUTCOMES[_Kind(check.kind), _Outcome.FAILED], "tag tag-bad"
    return _STATES[state]
