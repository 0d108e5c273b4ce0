"""A confirmed sheet of a defence forgets a comment that was quarantined; marks and digest stay."""

import json
from collections.abc import Sequence

from django.utils import timezone

from zhiheng.canonical import canonical_json
from zhiheng.web.defences.models import DefenceSheet
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET
from zhiheng.web.drafts.models import Field


def redact_sheet(field: Field, texts: Sequence[str]) -> None:
    """Take a quarantined text out of the confirmed sheet that holds it."""
    rows = DefenceSheet.objects.filter(public_id=field.owner).exclude(confirmed_at=None)
    sheet = rows.first() if field.kind == DEFENCE_SHEET else None
    if sheet is None:
        return
    content, gone = json.loads(sheet.content), {text.strip() for text in texts}
    held = [code for code, comment in content["categories"].items() if comment in gone]
    content["categories"].update(dict.fromkeys(held, ""))
    if held:
        rows.update(content=canonical_json(content).decode(), redacted_at=timezone.now())


TEXT_HOOKS = (redact_sheet,)
