"""Releasing feedback reports: the office prepares, the lead approves, the contacts are told."""

from typing import cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.feedback import messages, rules
from zhiheng.web.feedback.content import Written, written
from zhiheng.web.feedback.facts import facts_of
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.feedback_checks import names_of_experts


def prepare_release(actor: Actor, cycle: Cycle, *reports: FeedbackReport) -> Proposal:
    """Put the reports before the lead; raises as ``approvals.prepare`` does, BlockedError with all that they lack."""
    return prepare(actor, rules.RELEASE_REPORTS, cycle, {"reports": [one.public_id for one in reports]})


def _chosen(cycle: Cycle, arguments: Arguments) -> QuerySet[FeedbackReport]:
    ids = cast("list[str]", arguments["reports"])
    found = FeedbackReport.objects.filter(cycle=cycle, public_id__in=ids, released_at=None)
    return found.select_related("cycle", "entry__organisation", "entry__track").order_by(
        "entry__organisation__name_key", "pk"
    )


def _written(cycle: Cycle, arguments: Arguments) -> list[tuple[FeedbackReport, Written | None]]:
    facts = facts_of(cycle)
    return [(one, written(one, facts)) for one in _chosen(cycle, arguments)]


def _blockers(cycle: Cycle, arguments: Arguments) -> list[Message]:
    ids = cast("list[str]", arguments["reports"])
    if not ids:
        return [messages.NOTHING_CHOSEN]
    reports = _written(cycle, arguments)
    if len(reports) != len(set(ids)):
        return [messages.NOT_TO_RELEASE]
    experts = names_of_experts(cycle)
    return [
        _of(report, lack)
        for report, now in reports
        for lack in (now.lacks(experts) if now else [messages.NOT_EVALUATED])
    ]


def _of(report: FeedbackReport, lack: Message) -> Message:
    what, remedy = (Message(*parts) for parts in zip(lack.zh.split(" › "), lack.en.split(" › "), strict=True))
    return filled(messages.OF_REPORT, name=report.entry.organisation.name, what=what, remedy=remedy)


def _preview(cycle: Cycle, arguments: Arguments) -> list[Message]:
    return [
        filled(messages.WILL_RELEASE, name=report.entry.organisation.name, digest=sha256_hex(now.content()))
        for report, now in _written(cycle, arguments)
        if now
    ]


@performs(rules.RELEASE_REPORTS, _preview, _blockers)
def release_reports(deed: Deed[Cycle], arguments: Arguments) -> None:
    """Freeze what the reports say and open them to their applicants, whose contacts are told."""
    cycle, released, facts = deed.subject, [], facts_of(deed.subject)
    proposal = Proposal.objects.get(
        verb=rules.RELEASE_REPORTS.id, subject_id=cycle.public_id, state=Proposal.State.WAITING
    )
    for report in _chosen(cycle, arguments).select_for_update(of=("self",)):
        content = cast("Written", written(report, facts)).content()
        report.content, report.digest = content.decode(), sha256_hex(content)
        report.proposal, report.released_at = proposal, timezone.now()
        report.save(update_fields=["content", "digest", "proposal", "released_at"])
        link = reverse("feedback:own_report", args=[report.public_id])
        notify(holders(cycle, [Role.ENTRY_OWNER], report.entry.organisation), messages.ARRIVED, link, cycle=cycle)
        released.append(report)
    deed.record(
        count=len(released),
        digests={one.public_id: one.digest for one in released},
        **seal_versions_of(released),
    )
