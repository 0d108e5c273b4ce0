"""Whom an act of two persons is told to: the approvers, who prepared it, and the supervisors (design rule 9)."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.verb import Verb
from zhiheng.web.messages.notices import notify
from zhiheng.web.people.models import Person

_PREPARED = Message("待审核：{title}（{who}提交）", "Waiting for approval: {title} (prepared by {who})")
_DECIDED = {
    Proposal.State.APPROVED: Message("审核同意：{title}（{who}）", "Approved: {title} ({who})"),
    Proposal.State.REFUSED: Message("审核不同意：{title}（{who}）", "Refused: {title} ({who})"),
}


def tell_prepared(proposal: Proposal, verb: Verb) -> None:
    """Tell the approvers, other than who prepared it, and the supervisors that something waits."""
    persons = holders(verb.approvers | {Role.SUPERVISOR}, proposal.scope).exclude(pk=proposal.prepared_by_id)
    _tell(persons, _PREPARED, proposal, verb, proposal.prepared_by)


def tell_decided(proposal: Proposal, verb: Verb) -> None:
    """Tell who prepared it, and the supervisors, how it was decided."""
    if proposal.decided_by is None:
        raise ValueError("the proposal is not decided yet")
    persons = {*holders(frozenset({Role.SUPERVISOR}), proposal.scope), proposal.prepared_by} - {proposal.decided_by}
    _tell(persons, _DECIDED[Proposal.State(proposal.state)], proposal, verb, proposal.decided_by)


def holders(roles: frozenset[Role], scope: Scope) -> QuerySet[Person]:
    """Return who holds one of the roles in that cycle, its programme or the installation."""
    where = Q(assignments__cycle=None, assignments__programme=None)
    if scope.programme is not None:
        where |= Q(assignments__cycle=None, assignments__programme=scope.programme)
    if scope.cycle is not None:
        where |= Q(assignments__cycle=scope.cycle)
    held = Person.objects.filter(where, assignments__role__in=roles, assignments__ended=None, is_active=True)
    return held.distinct()


def _tell(persons: Iterable[Person], text: Message, proposal: Proposal, verb: Verb, who: Person) -> None:
    link = reverse("audit:proposal", args=[proposal.public_id])
    notify(persons, text, link, cycle=proposal.cycle, title=verb.title, who=who.name)
