"""The groups of a cycle that the office writes to; who belongs to one follows from the roles held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhiheng.problems import Message
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.people.models import Assignment, Organisation, Person
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Group:
    """A group and the roles that belong to it."""

    title: Message
    roles: frozenset[Role]


GROUPS: Mapping[str, Group] = {
    "contacts": Group(Message("全体申报联系人", "All contacts"), frozenset({Role.ENTRY_OWNER})),
    "contributors": Group(Message("全体填报人员", "All contributors"), frozenset({Role.ENTRY_MEMBER})),
    "experts": Group(Message("全体评审专家", "All experts"), frozenset({Role.EXPERT})),
    "committee": Group(Message("评审委员会全体委员", "All committee members"), frozenset({Role.COMMITTEE_MEMBER})),
    "liaisons": Group(Message("全体联络员", "All liaisons"), frozenset({Role.LIAISON})),
    "supervisors": Group(Message("监督人员", "Supervisors"), frozenset({Role.SUPERVISOR})),
    "office": Group(Message("秘书处", "Award office"), OFFICE),
    "contractor": Group(Message("承办机构", "Contracted body"), frozenset({Role.CONTRACTOR})),
}


def holders(cycle: Cycle, roles: Iterable[Role], organisation: Organisation | None = None) -> QuerySet[Person]:
    """Return the persons with a live account who now hold one of the roles in the cycle or for its whole programme.

    Applicants who registered for no award belong to the cycles that their organisation applies in. With an
    organisation, only those who hold the role for that organisation.
    """
    applying = Organisation.objects.filter(entries__cycle=cycle, entries__state__in=("writing", "submitted"))
    of_applicant = Q(organisation=organisation) if organisation else Q(organisation__in=applying)
    reach = Q(cycle=cycle) | Q(cycle=None, programme=cycle.programme_id)
    registered = Q(cycle=None, programme=None, role__in=APPLICANT) & of_applicant
    held = Assignment.objects.filter(reach | registered, role__in=list(roles), ended=None)
    if organisation:
        held = held.filter(organisation=organisation)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("name_key", "pk")


def members(cycle: Cycle, codes: Iterable[str]) -> QuerySet[Person]:
    """Return everybody in the groups of a cycle, each person once."""
    return holders(cycle, {role for code in codes for role in GROUPS[code].roles})
