"""Screening: the checks begin, points are listed and marked, two persons decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.models import Proposal
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import (
    CompletionPoint,
    Entry,
    Part,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningRuleChoice,
)
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.screening_names import name_of
from zhiheng.web.entries.screening_rules import rules_of_cycle
from zhiheng.web.programmes.models import Cycle

_NOTHING_TO_BEGIN = Message(
    "没有等待开始审查的申报 › 申报提交后再来", "no application waits for its checks › come back when one is handed in"
)
_NO_TEXT = Message("没有写要补正什么 › 写明缺什么、怎么补", "it is not said what to complete › say what lacks and how")


@dataclass(frozen=True, slots=True)
class Concern:
    """What a point to be completed is about; without a part it is about papers outside the parts."""

    part: Part | None = None
    field: str = ""


def begin_checks(actor: Actor, cycle: Cycle) -> int:
    """Begin both checks of every application handed in that has none; return of how many.

    Raises NotPermittedError, and BlockedError if there is none.
    """
    with acting(actor, rules.BEGIN_CHECKS, cycle) as deed:
        entries = list(Entry.objects.filter(cycle=cycle, state=Entry.State.SUBMITTED, checks=None))
        if not entries:
            raise blocked(_NOTHING_TO_BEGIN)
        for entry in entries:
            for kind in ScreeningCheck.Kind:
                ScreeningCheck.objects.create(entry=entry, kind=kind)
        deed.record(count=len(entries), entries=[entry.public_id for entry in entries])
    return len(entries)


def change_rules(actor: Actor, cycle: Cycle, chosen: Mapping[str, tuple[bool, str]]) -> None:
    """Choose which rules a cycle checks, and in which words; raises NotPermittedError."""
    with acting(actor, rules.CHANGE_RULES, cycle) as deed:
        changed: dict[str, Json] = {}
        for one in rules_of_cycle(deed.subject):
            is_on, text = chosen.get(one.rule.id, (one.is_on, one.text))
            if (is_on, text) != (one.is_on, one.text):
                ScreeningRuleChoice.objects.update_or_create(
                    cycle=deed.subject, rule=one.rule.id, defaults={"is_on": is_on, "text": text}
                )
                changed[text] = is_on
        deed.record(changes=changed)


def add_point(actor: Actor, check: ScreeningCheck, concern: Concern, text: str) -> CompletionPoint:
    """List a point to be completed; the company sees it once two persons have requested it.

    Raises NotPermittedError, NotFoundError for a part or field that is not the application's, and BlockedError without
    a text.
    """
    with acting(actor, rules.ADD_POINT, check) as deed:
        if not text.strip():
            raise blocked(_NO_TEXT)
        part = concern.part
        if part and (
            part.entry_id != deed.subject.entry_id or (concern.field and concern.field not in part_fields(part))
        ):
            raise NotFoundError
        last = CompletionPoint.objects.filter(check_of=deed.subject).aggregate(last=Max("number"))["last"] or 0
        point = CompletionPoint.objects.create(
            check_of=deed.subject, number=last + 1, part=part, field=concern.field, text=text.strip()
        )
        deed.record(number=point.number, point=point.public_id)
    return point


def take_back_point(actor: Actor, point: CompletionPoint) -> None:
    """Take back a point that was not requested; its number is not given again. Raises NotPermittedError."""
    with acting(actor, rules.TAKE_BACK_POINT, point) as deed:
        CompletionPoint.objects.filter(pk=point.pk).update(taken_back_at=timezone.now())
        deed.about = deed.subject.check_of
        deed.record(number=point.number, point=point.public_id)


def mark_point(actor: Actor, point: CompletionPoint, *, is_done: bool) -> None:
    """Note whether a point was completed; noting it again corrects it. Raises NotPermittedError."""
    with acting(actor, rules.MARK_POINT, point) as deed:
        CompletionPoint.objects.filter(pk=point.pk).update(is_done=is_done)
        deed.about = deed.subject.check_of
        deed.record(number=point.number, point=point.public_id, is_done=is_done)


@dataclass(frozen=True, slots=True)
class Intended:
    """An outcome as it is prepared; ``confirmed_kind`` only where 资格审查 passes."""

    kind: ScreeningOutcome.Kind
    reasons: str = ""
    basis: str = ""
    confirmed_kind: str = ""


def prepare_outcome(actor: Actor, check: ScreeningCheck, intended: Intended) -> Proposal:
    """Put the outcome of a check before the lead; raises as ``approvals.prepare`` does."""
    return prepare(actor, rules.DECIDE_CHECK, check, _arguments(check, intended), intended.reasons)


def prepare_reconsideration(actor: Actor, check: ScreeningCheck, intended: Intended) -> Proposal:
    """Put the outcome of a reconsideration before a lead, neither having had a part in it before; raises the same."""
    return prepare(actor, rules.RECONSIDER, check, _arguments(check, intended), intended.reasons)


def _arguments(check: ScreeningCheck, intended: Intended) -> Mapping[str, Json]:
    return {
        "outcome": intended.kind.value,
        "outcome_name": name_of(check, intended.kind).zh,
        "reasons": intended.reasons.strip(),
        "basis": intended.basis.strip(),
        "confirmed_kind": intended.confirmed_kind,
    }
