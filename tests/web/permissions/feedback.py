"""Feedback reports for the worlds of the generated tests; see ``worlds.py``."""

import json
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.permissions.reviews import make_reviewed_entry
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback.models import FeedbackReading, FeedbackReport
from zhiheng.web.results.models import Result


def feedback_report(world: Any) -> FeedbackReport:
    """A released report on the example application."""
    content = canonical_json({"themes": f"示例主题{world.mark}", "categories": []})
    return FeedbackReport.objects.create(
        cycle=world.cycle,
        entry=world.row(Entry),
        number=1,
        content=content.decode(),
        digest=sha256_hex(content),
        proposal=world.row(Result).proposal,
        released_at=timezone.now(),
    )


def make_feedback_report(world: Any) -> FeedbackReport:
    """Two more evaluated entries: one with the empty draft of its report, one with a released one that was read."""
    result = world.row(Result)
    content = json.loads(result.content)
    known = content["result"]["entries"][0]
    made = []
    for _ in range(2):
        entry = make_reviewed_entry(world).entry
        content["result"]["entries"].append({**known, "entry": entry.code})
        made.append(FeedbackReport.objects.create(cycle=world.cycle, entry=entry, number=1))
    Result.objects.filter(pk=result.pk).update(content=canonical_json(content).decode())
    result.refresh_from_db()
    values = {"released_at": timezone.now(), "content": "{}"}
    FeedbackReport.objects.filter(pk=made[0].pk).update(**values)
    FeedbackReading.objects.create(report=made[0], person=made[0].entry.created_by)
    return made[1]


def announced(world: Any) -> list[str]:
    """Nothing in the address; the winners are announced."""
    world.set_stage(Stage.ANNOUNCED)
    return []


FEEDBACK_ROWS: dict[type[Model], Callable[[Any], Any]] = {FeedbackReport: feedback_report}
FEEDBACK_ADDRESSES: dict[str, type[Model]] = dict.fromkeys(
    [f"feedback:{name}" for name in ("report", "texts", "correct", "print_report", "own_report")], FeedbackReport
)
