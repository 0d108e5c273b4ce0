"""Locking the rules of a cycle, and amending them by the committee's decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.approvals import Arguments, performs
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.settings import add_settings, change_rows, rows_of_cycle
from zhiheng.web.programmes.amended import differences
from zhiheng.web.programmes.changes import checked_scheme, set_forms, set_guide, set_scheme, set_standards
from zhiheng.web.programmes.contributions import blockers, filled
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.documents import canonical_text
from zhiheng.web.programmes.file_doors import DECISION
from zhiheng.web.programmes.locked import digest_of_rules, rules_of
from zhiheng.web.programmes.models import Cycle, RulesVersion
from zhiheng.web.programmes.values import values_of

WILL_LOCK = Message(
    "锁定评分要点、评分指南、申报表、评审方案、奖项和规则设置，摘要值 {digest}；以后只能按评审委员会的决定修改",
    "standard, guide, form, scheme, tiers and rule settings are locked, digest {digest}; they change only by the "
    "committee’s decision",
)
WILL_AMEND = Message(
    "按评审委员会的决定 {decision}（{decided_on}）修改：{parts}；改动在本届页面和结果上公开显示",
    "by the committee’s decision {decision} ({decided_on}) these change: {parts}; the change is shown with the cycle "
    "and its result",
)
CHANGED_SINCE = Message(
    "提交审核以后规则又有改动 › 撤回，看过新的规则再提交",
    "the rules changed after this was prepared › withdraw it and prepare it again",
)
NO_DECISION = Message(
    "没有写评审委员会决定的文号和扫描件 › 写上文号、日期，附上扫描件",
    "the committee’s decision is not named › give its number and day, and its scan",
)
FROM_THE_FUTURE = Message("决定的日期在以后 › 改正日期", "the decision is dated in the future › correct the day")
NO_CHANGE = Message("规则没有变化 › 先改要改的内容", "nothing would change › change what is to be changed")

PARTS = {
    "scheme": Message("评审方案", "scheme"),
    "settings": Message("设置", "settings"),
    "guide": Message("评分指南", "guide"),
    "standards": Message("评分要点", "standards"),
    "forms": Message("申报表", "application forms"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The committee's decision on an amendment: number, day, public id of the scan's file, and what it is good for."""

    number: str
    day: date
    scan: str
    reason: str = ""


def amendment(decision: Decision, changes: Mapping[str, Any]) -> dict[str, Json]:
    """Return what a proposal to amend the rules says.

    ``changes`` may hold ``scheme`` (``body`` and ``ceilings``), ``settings`` (texts by key), ``guide`` (a digest),
    ``standards`` and ``forms`` (digests by track code).
    """
    return {
        "decision": decision.number,
        "decided_on": decision.day.isoformat(),
        "scan": decision.scan,
        "reason": decision.reason,
        "changes": dict(changes),
    }


def lock(cycle: Cycle, **of_amendment: Any) -> str:  # noqa: ANN401 - fields of RulesVersion
    """Keep the rules as they stand as the next version and return its digest; call it within an act.

    Raises BadInputError while the scheme has problems.
    """
    content, digest = rules_of(cycle), digest_of_rules(cycle)
    number = RulesVersion.objects.filter(cycle=cycle).count()
    RulesVersion.objects.create(
        cycle=cycle,
        number=number,
        content=canonical_text(content),
        digest=digest,
        made_at=timezone.now(),
        **of_amendment,
    )
    cycle.rules_digest = digest
    cycle.save(update_fields=["rules_digest"])
    return digest


def locking_arguments(cycle: Cycle) -> dict[str, Json]:
    """Return what a proposal to lock the rules, or to open the call, says: which rules, by digest.

    Raises BadInputError while the scheme has problems.
    """
    return {"digest": cycle.rules_digest or digest_of_rules(cycle)}


def will_lock(arguments: Arguments) -> Message:
    """Return in a sentence what locking will do."""
    return filled(WILL_LOCK, digest=arguments["digest"])


def locking_blockers(cycle: Cycle, verb: Verb, arguments: Arguments) -> list[Message]:
    """Return what stands in the way of a verb that locks; among it, that the rules are no longer those proposed."""
    found = [one.as_message() for one in blockers(cycle, verb)]
    if not found and locking_arguments(cycle)["digest"] != arguments["digest"]:
        found.append(CHANGED_SINCE)
    return found


@performs(
    rules.LOCK_RULES,
    lambda _cycle, arguments: [will_lock(arguments)],
    lambda cycle, arguments: locking_blockers(cycle, rules.LOCK_RULES, arguments),
)
def lock_rules(deed: Deed[Cycle], _arguments: Arguments) -> None:
    """Lock the rules before the call opens."""
    deed.record(digest=lock(deed.subject))


def _preview_amendment(cycle: Cycle, arguments: Arguments) -> list[Message]:
    parts = [PARTS[name] for name in _changes(arguments)]
    zh, en = "、".join(part.zh for part in parts), ", ".join(part.en for part in parts)
    values = {"decision": arguments["decision"], "decided_on": arguments["decided_on"], "parts": Message(zh, en)}
    return [filled(WILL_AMEND, **values), *differences(cycle, _changes(arguments))]


def _amendment_blockers(cycle: Cycle, arguments: Arguments) -> list[Message]:
    found = [one.as_message() for one in blockers(cycle, rules.AMEND_RULES)]
    if not (str(arguments["decision"]).strip() and _has_scan(cycle, str(arguments["scan"]))):
        found.append(NO_DECISION)
    if date.fromisoformat(str(arguments["decided_on"])) > timezone.localdate():
        found.append(FROM_THE_FUTURE)
    if not differences(cycle, _changes(arguments)):
        found.append(NO_CHANGE)
    return found


def _has_scan(cycle: Cycle, scan: str) -> bool:
    """Whether the scan was uploaded for the cycle and is still there."""
    kept = StoredFile.objects.filter(owner=cycle.public_id, purpose=DECISION, withdrawn_at=None)
    return kept.filter(public_id=scan, blob__removed_at=None).exists()


@performs(rules.AMEND_RULES, _preview_amendment, _amendment_blockers)
def amend_rules(deed: Deed[Cycle], arguments: Arguments) -> None:
    """Change locked rules by the committee's decision and keep them as the next numbered version."""
    cycle, before = deed.subject, deed.subject.rules_digest
    _apply(cycle, _changes(arguments))
    checked_scheme(cycle)
    decided_on = date.fromisoformat(str(arguments["decided_on"]))
    named = {name: arguments.get(name, "") for name in ("decision", "scan", "reason")}
    digest = lock(cycle, decided_on=decided_on, **named)
    deed.record(digest=digest, before=before)


def _apply(cycle: Cycle, changes: Mapping[str, Any]) -> None:
    """Write each part that changes; raises BadInputError with every problem."""
    if "standards" in changes:
        set_standards(cycle, changes["standards"])
    if "forms" in changes:
        set_forms(cycle, changes["forms"])
    if "guide" in changes:
        set_guide(cycle, changes["guide"])
    if "scheme" in changes:
        set_scheme(cycle, changes["scheme"]["body"], changes["scheme"]["ceilings"])
    if "settings" in changes:
        add_settings(cycle, values_of(cycle))
        change_rows(rows_of_cycle(cycle), CYCLE_SETTINGS, changes["settings"])


def _changes(arguments: Arguments) -> dict[str, Any]:
    return cast("dict[str, Any]", arguments["changes"])
