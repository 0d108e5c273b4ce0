"""Ending roles; they begin by invitation or registration."""

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.people import rules
from zhiheng.web.people.models import Assignment


def end_assignment(actor: Actor, assignment: Assignment, reason: str) -> None:
    """End a role from now on; it stays in the person's history. Raises NotPermittedError."""
    with acting(actor, rules.END_ASSIGNMENT, assignment) as deed:
        deed.subject.ended = timezone.now()
        deed.subject.save(update_fields=["ended"])
        deed.record(person=deed.subject.person.public_id, granted=deed.subject.role, reason=reason)
