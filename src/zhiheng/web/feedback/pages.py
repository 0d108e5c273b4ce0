"""Where the feedback reports of a cycle stand, for the office's list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback.content import Written
from zhiheng.web.feedback.facts import CycleFacts
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReading, FeedbackReport
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.feedback_checks import names_of_experts


@dataclass(frozen=True, slots=True)
class ReportLine:
    """An evaluated entry: its newest report, None before it was drafted; what that lacks, and who read it when."""

    entry: Entry
    report: FeedbackReport | None
    lacks: Sequence[Message] = ()
    readings: Sequence[FeedbackReading] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it is a draft that lacks nothing."""
        return self.report is not None and not self.report.released_at and not self.lacks


def report_lines(cycle: Cycle, facts: CycleFacts | None) -> list[ReportLine]:
    """Return the evaluated entries in the order of their names, as many queries however many there are."""
    if facts is None:
        return []
    reports = FeedbackReport.objects.filter(cycle=cycle).select_related("entry__organisation", "entry__track")
    newest = {one.entry_id: one for one in reports.order_by("number")}
    texts = texts_of_all(REPORT, [one.public_id for one in newest.values() if not one.released_at])
    experts = names_of_experts(cycle)
    readings: dict[int, list[FeedbackReading]] = {}
    for one in FeedbackReading.objects.filter(report__in=newest.values()).select_related("person").order_by("pk"):
        readings.setdefault(one.report_id, []).append(one)

    def lines() -> Iterator[ReportLine]:
        for entry in facts.evaluated:
            report, found = newest.get(entry.pk), facts.of(entry.pk)
            if report is None or report.released_at or found is None:
                yield ReportLine(entry, report, (), readings.get(report.pk, ()) if report else ())
            else:
                lacks = Written(report, found, texts.get(report.public_id, {})).lacks(experts)
                yield ReportLine(entry, report, lacks)

    return list(lines())
