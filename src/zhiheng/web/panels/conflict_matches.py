"""Relations between experts and entries that the office should look at; nothing follows from them by themselves.

Compared are the expert's employer, by code or name, with the organisation and with whom it declared as coaching it, the
roles that the person held for the organisation, and the person's name among those who coached it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.doors import submissions
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import ConflictKind, ExpertProfile, PanelEntry, PanelMember
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

EMPLOYED = Message("工作单位就是申报组织", "the employer is the applicant")
HELD_A_ROLE = Message("在本系统里曾代表申报组织", "acted for the applicant in this system")
COACHED = Message("申报组织的外部辅导情况提到其姓名", "named by the applicant as having coached it")
EMPLOYER_COACHED = Message(
    "申报组织的外部辅导情况提到其工作单位", "the employer is named as having coached the applicant"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A member and an entry of the panels, of what kind the relation seems to be, and why."""

    member: PanelMember
    reviewed: PanelEntry
    kind: str
    reason: Message


def matches(actor: Actor, cycle: Cycle) -> list[Match]:
    """Return what is found for members and entries of a cycle's panels and is not noted as a conflict yet."""
    reviewed = list(doors.entries_to_declare(actor).filter(panel__cycle=cycle))
    members = list(doors.members(actor).filter(panel__cycle=cycle))
    people = {one.person_id for one in members}
    known = {
        one.person_id: one for one in ExpertProfile.objects.filter(programme=cycle.programme_id, person__in=people)
    }
    noted = set(doors.conflicts(actor).filter(entry__cycle=cycle).values_list("entry", "person"))
    held = Assignment.objects.filter(person__in=people, organisation__isnull=False)
    roles = {(one.person_id, one.organisation_id) for one in held}
    coaching = _coaching(actor, [one.entry_id for one in reviewed])
    return [
        Match(member, one, kind, reason)
        for one in reviewed
        for member in members
        if one.panel_id == member.panel_id and (one.entry_id, member.person_id) not in noted
        for kind, reason in _reasons(one, member, known.get(member.person_id), roles, coaching.get(one.entry_id, ""))
    ]


def _reasons(
    reviewed: PanelEntry,
    member: PanelMember,
    profile: ExpertProfile | None,
    roles: set[tuple[int, int | None]],
    coaching: str,
) -> Iterator[tuple[str, Message]]:
    organisation = reviewed.entry.organisation
    if profile and (profile.employer == organisation.name or profile.employer_code == organisation.credit_code):
        yield ConflictKind.EMPLOYMENT, EMPLOYED
    if (member.person_id, organisation.pk) in roles:
        yield ConflictKind.EMPLOYMENT, HELD_A_ROLE
    if member.person.name in coaching:
        yield ConflictKind.COACHING, COACHED
    if profile and profile.employer and profile.employer in coaching:
        yield ConflictKind.COACHING, EMPLOYER_COACHED


def _coaching(actor: Actor, entries: Sequence[int]) -> dict[int, str]:
    """Return what applicants declared for the matching of conflicts, as their newest snapshots have it."""
    newest: dict[int, Submission] = {}
    for one in submissions(actor).filter(entry__in=entries, withdrawn_at=None).order_by("number"):
        newest[one.entry_id] = one
    return {entry: _said(one) for entry, one in newest.items()}


def _said(submission: Submission) -> str:
    fields = [field for section in submitted(submission).conflict_sections for field in section.fields]
    cells = [cell for field in fields for row in field.rows for cell in row]
    return "\n".join([line.zh for field in fields for line in field.lines] + cells)
