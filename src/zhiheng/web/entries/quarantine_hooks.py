"""Snapshots forget a text that was quarantined, printed applications a picture too."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from zhiheng.canonical import canonical_json
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries.models import Part, Submission, SubmissionPaper
from zhiheng.web.entries.models.part import ENTRY_PART, OVERVIEW, PROFILE, is_sheet
from zhiheng.web.entries.papers import ask_for_paper
from zhiheng.web.entries.part_fields import SELF_SCORE
from zhiheng.web.files.blobs import remove_blob
from zhiheng.web.files.models import StoredFile


def make_papers_again(file: StoredFile) -> None:
    """Take the papers that show a picture away; they are made again without it."""
    showing = SubmissionPaper.objects.filter(submission__files__file=file, submission__files__attachment=None)
    for paper in showing.select_related("submission", "blob"):
        _make_again(paper)


def redact_snapshots(field: Field, texts: Sequence[str]) -> None:
    """Take a quarantined text out of the snapshots that hold it, and out of their papers."""
    part = Part.objects.filter(public_id=field.owner).first() if field.kind == ENTRY_PART else None
    if part is None:
        return
    for submission in Submission.objects.filter(entry=part.entry_id):
        content = json.loads(submission.content)
        held = [(place, key) for place, key in _places(content, part.code, field.name) if place.get(key) in texts]
        for place, key in held:
            place[key] = ""
        if held:
            values = {"content": canonical_json(content).decode(), "redacted_at": timezone.now()}
            Submission.objects.filter(pk=submission.pk).update(**values)
            for paper in SubmissionPaper.objects.filter(submission=submission).select_related("submission", "blob"):
                _make_again(paper)


def _places(content: dict[str, Any], code: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield where a snapshot keeps the text of a field of a part."""
    if code == PROFILE:
        fields = [one for sections in content["form"].values() for section in sections for one in section["fields"]]
        yield from ((one, "text") for one in fields if one["key"] == name)
    elif code == OVERVIEW:
        yield content, "overview"
    elif is_sheet(code):
        yield content.get("sheets", {}).get("texts", {}).get(code, {}), name
    elif name == SELF_SCORE:
        yield content["self_scores"], code
    else:
        yield content["responses"], name


def _make_again(paper: SubmissionPaper) -> None:
    if paper.blob:
        remove_blob(paper.blob, "")
    ask_for_paper(paper.submission)


QUARANTINE_HOOKS = (make_papers_again,)
TEXT_HOOKS = (redact_snapshots,)
