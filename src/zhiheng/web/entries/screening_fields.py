"""The fields of screening, which save themselves: a finding and its source for each rule; the company's statement."""

from collections.abc import Mapping

from zhiheng.problems import Message
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.screening_rules import ids_of_check, rules_of_check
from zhiheng.web.site.texts import say

SCREENING_CHECK = "screening_check"
SCREENING_OUTCOME = "screening_outcome"
TEXT = "text"
FINDING, SOURCE = "finding", "source"

_LABELS = {
    FINDING: Message("第 {number} 条的审查情况", "Finding on rule {number}"),
    SOURCE: Message("第 {number} 条的依据和来源", "Evidence and source of rule {number}"),
}
_STATEMENT = Message("意见和理由", "Your view and reasons")
_VERIFIED = ("met", "not_met", "not_applicable")


def field_name(rule: str, what: str) -> str:
    """Return the name of the field that holds the finding or the source of a rule."""
    return f"{rule}.{what}"


def findings_in(check: ScreeningCheck, texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return by rule what was found, with its source, of the rules that are verified."""
    found = {}
    for rule in rules_of_check(check):
        finding = texts.get(field_name(rule, FINDING), "")
        if finding in _VERIFIED:
            found[rule] = {FINDING: finding, SOURCE: texts.get(field_name(rule, SOURCE), "")}
    return found


def _label(check: ScreeningCheck, name: str) -> str | None:
    rule, _, what = name.partition(".")
    ids = ids_of_check(check)
    return say(_LABELS[what], number=ids.index(rule) + 1) if rule in ids and what in _LABELS else None


def _label_of_statement(_outcome: ScreeningOutcome, name: str) -> str | None:
    return say(_STATEMENT) if name == TEXT else None


STATEMENT_KIND = DraftKind(
    SCREENING_OUTCOME,
    ScreeningOutcome,
    doors.screening_outcome,
    read=rules.SEE_OUTCOMES,
    write=rules.WRITE_STATEMENT,
    label=_label_of_statement,
)
FINDINGS_KIND = DraftKind(
    SCREENING_CHECK,
    ScreeningCheck,
    doors.screening_check,
    read=rules.SEE_SCREENING,
    write=rules.WRITE_FINDINGS,
    label=_label,
)
