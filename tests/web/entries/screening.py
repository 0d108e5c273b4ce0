"""What tests of screening do: applications handed in, checks with findings, outcomes of two persons."""

from datetime import timedelta

from django.utils import timezone

from web.entries.conftest import Call, Company
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.entries.actions.screening import Intended, begin_checks, prepare_outcome
from zhiheng.web.entries.actions.statements import ask_reconsideration, digest_of_text, make_statement
from zhiheng.web.entries.models import Entry, ScreeningCheck, ScreeningOutcome, Submission
from zhiheng.web.entries.screening_fields import SCREENING_CHECK, SCREENING_OUTCOME, TEXT, field_name
from zhiheng.web.entries.screening_rules import ids_of_check
from zhiheng.web.entries.snapshot import snapshot_of
from zhiheng.web.entries.written import Written

FORM, ELIGIBILITY = ScreeningCheck.Kind.FORM, ScreeningCheck.Kind.ELIGIBILITY
PASSED, COMPLETION = ScreeningOutcome.Kind.PASSED, ScreeningOutcome.Kind.COMPLETION
INTENDED, FAILED = ScreeningOutcome.Kind.INTENDED, ScreeningOutcome.Kind.FAILED


def hand_in(company: Company) -> None:
    """Hand an application in, as it stands: without writing it first, which takes long."""
    entry, contact = company.entry, company.contact.as_actor()
    content = canonical_json(snapshot_of(Written(contact, entry)).content)
    Submission.objects.create(
        entry=entry,
        number=entry.submissions.count() + 1,
        content=content.decode(),
        digest=sha256_hex(content),
        submitted_at=timezone.now(),
        submitted_by=company.contact.person,
    )
    Entry.objects.filter(pk=entry.pk).update(state=Entry.State.SUBMITTED)


def check_of(company: Company, kind: ScreeningCheck.Kind = FORM) -> ScreeningCheck:
    """Return a check as it stands."""
    return ScreeningCheck.objects.get(entry=company.entry, kind=kind)


def find(actor: Actor, check: ScreeningCheck, finding: str = "met") -> None:
    """Note the same finding for every rule."""
    for rule in ids_of_check(check):
        field = draft(actor, SCREENING_CHECK, check.public_id, field_name(rule, "finding"))
        save_version(actor, field, Edit(new_id(), 0, finding))


def outcome(clerk: Actor, lead: Actor, check: ScreeningCheck, intended: Intended) -> ScreeningOutcome:
    """Let the clerk prepare and the lead approve an outcome; return it."""
    approve(lead, prepare_outcome(clerk, check, intended))
    return check.outcomes.order_by("-number")[0]


def approve(lead: Actor, proposal: Proposal) -> None:
    """Approve what waits."""
    decide(lead, proposal, is_approved=True)


def pass_form_check(clerk: Actor, lead: Actor, company: Company) -> None:
    """Let 形式审查 end with 合格."""
    check = check_of(company)
    find(clerk, check)
    outcome(clerk, lead, check, Intended(PASSED))


def rejected(clerk: Actor, lead: Actor, company: Company) -> ScreeningOutcome:
    """Return a final negative outcome of 形式审查, after the time for a statement."""
    check, reasons = check_of(company), ("没有推荐意见", "申报通知第三条")
    end_deadline(outcome(clerk, lead, check, Intended(INTENDED, *reasons)))
    return outcome(clerk, lead, check, Intended(FAILED, *reasons))


def begun(call: Call, clerk: Actor, *companies: Company) -> None:
    """Hand applications in, and begin their checks at the stage of screening."""
    for company in companies:
        hand_in(company)
    call.set_stage(Stage.SCREENING)
    call.cycle.refresh_from_db()
    begin_checks(clerk, call.cycle)


def end_deadline(found: ScreeningOutcome) -> None:
    """Let the company's last day be yesterday."""
    ScreeningOutcome.objects.filter(pk=found.pk).update(deadline=timezone.now().date() - timedelta(days=2))


def say_to(actor: Actor, found: ScreeningOutcome, text: str) -> str:
    """Write what the company says to an outcome; return the digest that its page sends back."""
    field = draft(actor, SCREENING_OUTCOME, found.public_id, TEXT)
    head = head_of(field)
    save_version(actor, field, Edit(new_id(), head.number if head else 0, text))
    return digest_of_text(text)


def state(actor: Actor, found: ScreeningOutcome, text: str) -> None:
    """Write a statement and hand it in."""
    make_statement(actor, found, say_to(actor, found, text))


def ask(actor: Actor, found: ScreeningOutcome, text: str) -> None:
    """Write a request for reconsideration and hand it in."""
    ask_reconsideration(actor, found, say_to(actor, found, text))
