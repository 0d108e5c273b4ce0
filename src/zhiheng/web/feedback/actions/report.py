"""Drafting and correcting a feedback report, and the receipt of who reads it."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.sealing import seal_versions
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback import messages, rules
from zhiheng.web.feedback.facts import facts_of
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReading, FeedbackReport
from zhiheng.web.feedback.sources import source_texts
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.sheet_fields import field_name

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle


def draft_report(actor: Actor, entry: Entry) -> FeedbackReport:
    """Draft the report of an evaluated entry out of the texts that its panel confirmed.

    Raises NotPermittedError, and BlockedError for one that was not evaluated or has its report.
    """
    with acting(actor, rules.DRAFT_REPORT, entry) as deed:
        cycle = cast("Cycle", deed.subject.cycle)
        facts = facts_of(cycle)
        found = facts.of(entry.pk) if facts else None
        if found is None:
            raise blocked(messages.NOT_EVALUATED)
        if FeedbackReport.objects.filter(entry=deed.subject).exists():
            raise blocked(messages.DRAFTED_ALREADY)
        made = FeedbackReport.objects.create(cycle=cycle, entry=deed.subject, number=1)
        _write(actor, made, source_texts(found))
        deed.about = made
        deed.record(**seal_versions(made))
    return made


def correct_report(actor: Actor, report: FeedbackReport, reason: str) -> FeedbackReport:
    """Begin a correction of a released report with its texts; the released one stays until the correction is released.

    Raises NotPermittedError, and BlockedError without a reason.
    """
    with acting(actor, rules.CORRECT_REPORT, report) as deed:
        if not reason.strip():
            raise blocked(messages.NO_REASON)
        old = deed.subject
        values = {"number": old.number + 1, "reason": reason.strip()}
        made = FeedbackReport.objects.create(cycle=old.cycle, entry=old.entry, **values)
        _write(actor, made, texts_in(json.loads(old.content)))
        deed.about = made
        deed.record(number=made.number, reason=made.reason, **seal_versions(made))
    return made


def texts_in(content: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a released report by the names of their fields, without empty ones."""
    categories = cast("list[dict[str, object]]", content["categories"])
    rows = [
        *categories,
        *(one for category in categories for one in cast("list[dict[str, object]]", category["indicators"])),
    ]
    found = {field_name(str(one["code"]), what): str(one.get(what, "")) for one in rows for what in WHATS}
    return {name: text for name, text in {THEMES: str(content[THEMES]), **found}.items() if text}


def read_report(actor: Actor, report: FeedbackReport) -> None:
    """Keep when the actor first opened a released report; opening it again changes nothing."""
    if FeedbackReading.objects.filter(report=report, person=actor.person).exists():
        return
    with acting(actor, rules.READ_REPORT, report) as deed:
        FeedbackReading.objects.get_or_create(report=deed.subject, person_id=cast("int", actor.person))


def _write(actor: Actor, report: FeedbackReport, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        save_within(draft(actor, REPORT, report.public_id, name), actor, Edit(new_id(), 0, text))
