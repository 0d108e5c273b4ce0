"""Relations between experts and entries that the office should look at; nothing follows from them by themselves.

Compared are the expert's employer, by code or name, with the organisation and with whom it declared as coaching it, the
roles that the person held for the organisation, and the person's name among those who coached it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.doors import submissions
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import ConflictKind, ExpertProfile, PanelEntry
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.models import Cycle

EMPLOYED, HELD_A_ROLE, COACHED, EMPLOYER_COACHED = "employed", "held_a_role", "coached", "employer_coached"
FOUND: Mapping[str, tuple[ConflictKind, Message]] = {
    EMPLOYED: (ConflictKind.EMPLOYMENT, Message("工作单位就是申报组织", "the employer is the applicant")),
    HELD_A_ROLE: (
        ConflictKind.EMPLOYMENT,
        Message("在本系统里曾代表申报组织", "acted for the applicant in this system"),
    ),
    COACHED: (
        ConflictKind.COACHING,
        Message("申报组织的外部辅导情况提到其姓名", "named by the applicant as having coached it"),
    ),
    EMPLOYER_COACHED: (
        ConflictKind.COACHING,
        Message("申报组织的外部辅导情况提到其工作单位", "the employer is named as having coached the applicant"),
    ),
}
"""What a comparison finds, by its key, which stands in the database: the kind of conflict it seems to be, in words."""


@dataclass(frozen=True, slots=True)
class Match:
    """A person and an entry of a panel, and the key of what was found."""

    person: Person
    reviewed: PanelEntry
    key: str

    @property
    def kind(self) -> ConflictKind:
        """What kind of conflict it seems to be."""
        return FOUND[self.key][0]

    @property
    def reason(self) -> Message:
        """What was found, in words."""
        return FOUND[self.key][1]


def matches(actor: Actor, cycle: Cycle, pairs: Sequence[tuple[Person, PanelEntry]]) -> list[Match]:
    """Return what is found for these persons and entries of a cycle and is not noted as a conflict yet."""
    people = {person.pk for person, _ in pairs}
    profiles = ExpertProfile.objects.filter(programme=cycle.programme_id, person__in=people)
    known = {one.person_id: one for one in profiles}
    noted = set(doors.conflicts(actor).filter(entry__cycle=cycle).values_list("entry", "person"))
    held = Assignment.objects.filter(person__in=people, organisation__isnull=False)
    roles = {(one.person_id, one.organisation_id) for one in held}
    coaching = _coaching(actor, {reviewed.entry_id for _, reviewed in pairs})
    return [
        Match(person, reviewed, key)
        for person, reviewed in pairs
        if (reviewed.entry_id, person.pk) not in noted
        for key in _found(
            (person, known.get(person.pk)), reviewed, roles=roles, coaching=coaching.get(reviewed.entry_id, "")
        )
    ]


def _found(
    of: tuple[Person, ExpertProfile | None], reviewed: PanelEntry, *, roles: set[tuple[int, int | None]], coaching: str
) -> Iterator[str]:
    (person, profile), organisation = of, reviewed.entry.organisation
    if profile and (profile.employer == organisation.name or profile.employer_code == organisation.credit_code):
        yield EMPLOYED
    if (person.pk, organisation.pk) in roles:
        yield HELD_A_ROLE
    if person.name in coaching:
        yield COACHED
    if profile and profile.employer and profile.employer in coaching:
        yield EMPLOYER_COACHED


def _coaching(actor: Actor, entries: set[int]) -> dict[int, str]:
    """Return what applicants declared for the matching of conflicts, as their newest snapshots have it."""
    newest: dict[int, Submission] = {}
    for one in submissions(actor).filter(entry__in=entries, withdrawn_at=None).order_by("number"):
        newest[one.entry_id] = one
    return {entry: _said(one) for entry, one in newest.items()}


def _said(submission: Submission) -> str:
    fields = [field for section in submitted(submission).conflict_sections for field in section.fields]
    cells = [cell for field in fields for row in field.rows for cell in row]
    return "\n".join([line.zh for field in fields for line in field.lines] + cells)
