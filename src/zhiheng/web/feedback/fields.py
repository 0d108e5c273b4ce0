"""The fields of a feedback report: key themes, strengths and opportunities per indicator or per category."""

from collections.abc import Iterator

from zhiheng.problems import Message
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.messages import consensus as consensus_messages
from zhiheng.web.reviews.messages.sheets import OPPORTUNITIES as OPPORTUNITIES_OF
from zhiheng.web.reviews.messages.sheets import STRENGTHS as STRENGTHS_OF
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, STRENGTHS, field_name
from zhiheng.web.site.texts import say

REPORT = "feedback_report"
"""The kind of the fields' owner, and of its printed page."""
_LABELS: dict[str, Message] = {STRENGTHS: STRENGTHS_OF, OPPORTUNITIES: OPPORTUNITIES_OF}


def label_of(report: FeedbackReport, name: str) -> str | None:
    """Return what people call a field, None if reports have none of that name."""
    if name == THEMES:
        return say(consensus_messages.THEMES)
    code, _, what = name.rpartition(".")
    return say(_LABELS[what], code=code) if what in _LABELS and code in _codes(report) else None


def names_of(codes: list[str]) -> Iterator[str]:
    """Yield the names of the fields of those indicators or categories, and of the key themes."""
    yield THEMES
    yield from (field_name(code, what) for code in codes for what in WHATS)


def _codes(report: FeedbackReport) -> set[str]:
    categories = standard_of_entry(report.entry).categories
    return {one.code for one in categories} | {one.code for category in categories for one in category.indicators}
