"""What was confirmed forgets a comment that was quarantined; its digest is that of before, and marks stay as given."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.utils import timezone

from zhiheng.canonical import canonical_json
from zhiheng.web.drafts.models import Field
from zhiheng.web.reviews.calibration_content import CALIBRATION_SHEET
from zhiheng.web.reviews.feedback_fields import CONSENSUS, THEMES
from zhiheng.web.reviews.models import CalibrationSheet, ConfirmedSheet, ConfirmedTexts
from zhiheng.web.reviews.sheet_fields import CATEGORY, SHEET

_Frozen = ConfirmedSheet | ConfirmedTexts | CalibrationSheet
_Place = tuple[dict[str, Any], str]


def redact_confirmed(field: Field, texts: Sequence[str]) -> None:
    """Take a quarantined text out of the confirmed sheets, practice sheets and texts that hold it."""
    if field.kind not in _FROZEN:
        return
    model, owner, comments = _FROZEN[field.kind]
    rows = cast("Any", model).objects.filter(**{owner: field.owner}).exclude(content="")
    gone = {text.strip() for text in texts}
    for row in rows.order_by("pk"):
        content = json.loads(row.content)
        held = [(place, key) for place, key in _places(content, field.name, comments) if place[key] in gone]
        for place, key in held:
            place[key] = ""
        if held:
            values = {"content": canonical_json(content).decode(), "redacted_at": timezone.now()}
            rows.filter(pk=row.pk).update(**values)


def _places(content: dict[str, Any], name: str, comments: str) -> Iterator[_Place]:
    """Yield where a content keeps the comment of a field; nowhere for marks, references and notes."""
    code, _, what = name.rpartition(".")
    if name == THEMES:
        yield content, THEMES
    elif code == CATEGORY:
        yield content["categories"], what
    elif what in content.get(comments, {}).get(code, {}) and isinstance(content[comments][code][what], str):
        yield content[comments][code], what


_FROZEN: dict[str, tuple[type[_Frozen], str, str]] = {
    SHEET: (ConfirmedSheet, "sheet__public_id", "comments"),
    CALIBRATION_SHEET: (CalibrationSheet, "public_id", "comments"),
    CONSENSUS: (ConfirmedTexts, "consensus__public_id", "indicators"),
}
"""What freezes the fields of a kind: the model, the way to their owner, and where comments on indicators stand."""

TEXT_HOOKS = (redact_confirmed,)
