"""Making a visit, arranging it, and choosing its team."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Person
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.agenda import agenda_of
from zhiheng.web.visits.messages import visits as messages
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember
from zhiheng.web.visits.notices import is_noticed
from zhiheng.web.visits.teams import fit_members


@dataclass(frozen=True, slots=True)
class Arranged:
    """When and where a visit takes place, and who escorts the team; None and "" for what is open."""

    begins: date | None = None
    ends: date | None = None
    place: str = ""
    liaison: Person | None = None


def make_visit(actor: Actor, reviewed: PanelEntry, arranged: Arranged) -> Visit:
    """Make the visit of a panel to an entry that goes on; return it.

    The team are all members of the panel without a conflict, the plan is the agenda template. Raises NotPermittedError,
    NotFoundError for what is not visited, BlockedError if the visit is made already, and BadInputError with the places
    ``ends`` and ``liaison``.
    """
    with acting(actor, rules.MAKE_VISIT, reviewed) as deed:
        fresh = doors.entry_to_visit(actor, deed.subject.public_id)
        _refuse(fresh, arranged)
        if Visit.objects.filter(entry=fresh.entry_id, panel=fresh.panel_id).exists():
            raise blocked(messages.MADE_ALREADY)
        made = Visit.objects.create(entry=fresh.entry, panel=fresh.panel, **asdict(arranged))
        VisitMember.objects.bulk_create(VisitMember(visit=made, person=one.person) for one in fit_members(made))
        PlanItem.objects.bulk_create(agenda_of(fresh.panel.cycle, made))
        deed.about = made
        deed.record(entry=fresh.entry.public_id)
    return made


def arrange_visit(actor: Actor, visit: Visit, arranged: Arranged) -> None:
    """Change days, place and liaison; raises as ``make_visit``, without BlockedError."""
    with acting(actor, rules.ARRANGE_VISIT, visit) as deed:
        fresh = doors.visit(actor, visit.public_id)
        _refuse(fresh, arranged)
        Visit.objects.filter(pk=fresh.pk).update(**asdict(arranged))
        days = {"begins": _iso(arranged.begins), "ends": _iso(arranged.ends)}
        liaison = arranged.liaison.public_id if arranged.liaison else None
        deed.record(**days, place=arranged.place, liaison=liaison)


def choose_team(actor: Actor, visit: Visit, people: Sequence[Person]) -> None:
    """Let these members of the panel be the team; who is not among them leaves it.

    The contact is told once the notice is issued. Raises NotPermittedError, NotFoundError for who is not in the panel
    or is recused, and BadInputError, its place ``people``, without anybody.
    """
    with acting(actor, rules.CHOOSE_TEAM, visit) as deed:
        fresh = doors.visit(actor, visit.public_id)
        if not people:
            raise BadInputError([Problem(Place(cell="people"), messages.NOBODY)])
        wanted = {one.pk for one in people}
        if not wanted <= set(fit_members(fresh).values_list("person", flat=True)):
            raise NotFoundError
        team = VisitMember.objects.filter(visit=fresh, ended=None)
        team.exclude(person__in=wanted).update(ended=timezone.now())
        new = wanted - set(team.values_list("person", flat=True))
        VisitMember.objects.bulk_create(VisitMember(visit=fresh, person_id=one) for one in sorted(new))
        tell_team_changed(fresh)
        deed.record(people=[one.public_id for one in people])


def tell_team_changed(visit: Visit) -> None:
    """Tell the applicant's contacts that the team changed, if the notice was issued; within an act."""
    if is_noticed(visit):
        link, cycle = reverse("visits:plan", args=[visit.public_id]), visit.panel.cycle
        notify(contacts_of(visit), messages.TEAM_CHANGED, link, cycle=cycle, organisation=visit.entry.organisation.name)


def contacts_of(visit: Visit) -> Iterable[Person]:
    """Return the contacts of the applicant."""
    return holders(visit.panel.cycle, {Role.ENTRY_OWNER}, visit.entry.organisation)


def _refuse(of: PanelEntry | Visit, arranged: Arranged) -> None:
    problems = []
    if arranged.begins and arranged.ends and arranged.ends < arranged.begins:
        problems.append(Problem(Place(cell="ends"), messages.ENDS_BEFORE))
    liaisons = holders(of.panel.cycle, {Role.LIAISON})
    if arranged.liaison and not liaisons.filter(pk=arranged.liaison.pk).exists():
        problems.append(Problem(Place(cell="liaison"), messages.NO_SUCH_LIAISON))
    if problems:
        raise BadInputError(problems)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
