"""A released report forgets a text that was quarantined; its digest is that of before."""

import json
from collections.abc import Sequence

from django.utils import timezone

from zhiheng.canonical import canonical_json
from zhiheng.web.drafts.models import Field
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.reviews.feedback_fields import THEMES


def redact_released(field: Field, texts: Sequence[str]) -> None:
    """Take a quarantined text of a report's field out of what was released."""
    report = FeedbackReport.objects.filter(public_id=field.owner).exclude(content="").first()
    if field.kind != REPORT or report is None:
        return
    content = json.loads(report.content)
    code, _, what = field.name.rpartition(".")
    rows = [content] if field.name == THEMES else [*content["categories"], *_indicators(content)]
    key = what or THEMES
    held = [one for one in rows if one.get("code", "") == code and one.get(key) in {text.strip() for text in texts}]
    for one in held:
        one[key] = ""
    if held:
        values = {"content": canonical_json(content).decode(), "redacted_at": timezone.now()}
        FeedbackReport.objects.filter(pk=report.pk).update(**values)


def _indicators(content: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [one for category in content["categories"] for one in category["indicators"]]


TEXT_HOOKS = (redact_released,)
