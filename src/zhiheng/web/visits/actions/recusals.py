"""The notice of a visit, and what comes of it: challenges of members."""

from collections.abc import Iterable
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.telling import holders
from zhiheng.web.messages.models import Letter
from zhiheng.web.messages.notices import notify
from zhiheng.web.panels.actions.conflicts import bar_within
from zhiheng.web.people.models import Person
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.actions.visits import contacts_of
from zhiheng.web.visits.messages import recusals as messages
from zhiheng.web.visits.models import RecusalRequest, Visit, VisitMember, VisitNotice
from zhiheng.web.visits.teams import fit_members

_SUPERVISOR = frozenset({Role.SUPERVISOR})


def keep_notice(actor: Actor, visit: Visit, letter: Letter) -> VisitNotice:
    """Note which letter is a notice of the visit; return that.

    Raises NotPermittedError, and NotFoundError for a letter to somebody else or of another cycle.
    """
    with acting(actor, rules.DRAFT_NOTICE, visit) as deed:
        fresh = doors.visit(actor, visit.public_id)
        if (letter.cycle_id, letter.organisation_id) != (fresh.entry.cycle_id, fresh.entry.organisation_id):
            raise NotFoundError
        made = VisitNotice.objects.create(visit=fresh, letter=letter)
        deed.record(letter=letter.public_id)
    return made


def ask_recusal(actor: Actor, member: VisitMember, reason: str) -> RecusalRequest:
    """Ask that a member of the team withdraws; the office and the supervisors are told, the member is not.

    Raises NotPermittedError, NotFoundError for a member of somebody else's visit, and BadInputError, its place
    ``reason``, without a reason.
    """
    with acting(actor, rules.ASK_RECUSAL, member) as deed:
        fresh = doors.visit_member(actor, member.public_id)
        _refuse_without(reason)
        made = RecusalRequest.objects.create(member=fresh, reason=reason.strip(), made_by_id=_person(actor))
        deed.about = fresh.visit
        deed.record(person=fresh.person.public_id, request=made.public_id)
        _tell(fresh, messages.ASKED, holders(OFFICE | _SUPERVISOR, fresh.scope), "visits:visit")
    return made


def uphold_recusal(actor: Actor, request: RecusalRequest, substitute: Person | None = None, answer: str = "") -> None:
    """Let the member withdraw: a confirmed conflict of interest is noted, and a substitute follows into the team.

    The member finds nothing of the entry any more; sheets are set aside as for any conflict. The contact, the member
    and the supervisors are told. Raises NotPermittedError, and NotFoundError for a substitute who is not in the panel,
    has a conflict, or is in the team already.
    """
    with acting(actor, rules.UPHOLD_RECUSAL, request) as deed:
        member = doors.recusal_request(actor, request.public_id).member
        bar_within(member.visit.entry, member.person, messages.CONFLICT_NOTE, actor)
        VisitMember.objects.filter(pk=member.pk).update(ended=timezone.now(), reason=messages.LEFT_REASON)
        if substitute:
            _follow(member, substitute)
        _close(deed.subject, actor, answer, is_upheld=True)
        deed.about = member.visit
        follows = substitute.public_id if substitute else None
        deed.record(person=member.person.public_id, substitute=follows, request=request.public_id)
        _tell(member, messages.UPHELD, contacts_of(member.visit), "visits:plan")
        _tell(member, messages.UPHELD, holders(_SUPERVISOR, member.scope), "visits:visit")
        _tell(member, messages.RECUSED, [member.person])


def refuse_recusal(actor: Actor, request: RecusalRequest, answer: str) -> None:
    """Leave the member in the team, with the reason; the contact and the supervisors are told.

    Raises NotPermittedError, NotFoundError, and BadInputError, its place ``reason``, without a reason.
    """
    with acting(actor, rules.REFUSE_RECUSAL, request) as deed:
        member = doors.recusal_request(actor, request.public_id).member
        _refuse_without(answer)
        _close(deed.subject, actor, answer, is_upheld=False)
        deed.about = member.visit
        deed.record(person=member.person.public_id, request=request.public_id)
        _tell(member, messages.REFUSED, contacts_of(member.visit), "visits:plan")
        _tell(member, messages.REFUSED, holders(_SUPERVISOR, member.scope), "visits:visit")


def _follow(member: VisitMember, substitute: Person) -> None:
    is_in = VisitMember.objects.filter(visit=member.visit_id, person=substitute, ended=None).exists()
    if is_in or not fit_members(member.visit).filter(person=substitute).exists():
        raise NotFoundError
    VisitMember.objects.create(visit=member.visit, person=substitute, replaces=member)


def _close(request: RecusalRequest, actor: Actor, answer: str, *, is_upheld: bool) -> None:
    request.is_upheld, request.answer = is_upheld, answer.strip()
    request.decided_at, request.decided_by_id = timezone.now(), _person(actor)
    request.save(update_fields=["is_upheld", "answer", "decided_at", "decided_by"])


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise BadInputError([Problem(Place(cell="reason"), messages.NO_REASON)])


def _tell(member: VisitMember, text: Message, people: Iterable[Person], to: str = "") -> None:
    visit = member.visit
    link = reverse(to, args=[visit.public_id]) if to else ""
    values = {"organisation": visit.entry.organisation.name, "who": member.person.name}
    notify(people, text, link, cycle=visit.panel.cycle, **values)


def _person(actor: Actor) -> int:
    return cast("int", actor.person)
