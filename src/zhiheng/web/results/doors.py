"""The only ways to outcomes of phases and results, for an actor.

The office and the supervisor find those of their cycles. An applicant finds no outcome, only what it says of the own
application (``own_places``).
"""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.entries.doors import entries
from zhiheng.web.programmes.doors import cycles, phases
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.fed_phases import gated_phases
from zhiheng.web.results.models import PhaseOutcome, PhasePlace, Result
from zhiheng.web.results.queries import places_that_hold
from zhiheng.web.results.rules.shortlist import READERS


def gated_phase(actor: Actor, public_id: str) -> Phase:
    """A phase with a gate of the actor's cycles, for the office and the supervisor; raises NotFoundError."""
    found = phases(actor).filter(public_id=public_id).first() if actor.role in READERS else None
    if found is None or found not in gated_phases(found.cycle, scheme_of(found.cycle)):
        raise NotFoundError
    return found


def phase_outcomes(actor: Actor) -> QuerySet[PhaseOutcome]:
    """The outcomes of the actor's cycles, for the office and the supervisor."""
    found = PhaseOutcome.objects.select_related(
        "cycle__programme", "phase__cycle", "proposal__prepared_by", "proposal__decided_by"
    )
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def phase_outcome(actor: Actor, public_id: str) -> PhaseOutcome:
    """One of those; raises NotFoundError."""
    found = phase_outcomes(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def own_places(actor: Actor) -> QuerySet[PhasePlace]:
    """What the outcomes that hold say of the applications of the actor's organisation."""
    found = places_that_hold().select_related("outcome__phase", "outcome__cycle", "entry")
    return found.filter(entry__in=entries(actor).order_by().values("pk")) if actor.role in APPLICANT else found.none()


def results(actor: Actor) -> QuerySet[Result]:
    """The frozen results of the actor's cycles, for the office and the supervisor."""
    found = Result.objects.select_related(
        "cycle__programme", "bundle", "proposal__prepared_by", "proposal__decided_by"
    ).filter(cycle__in=cycles(actor))
    return found if actor.role in READERS else found.none()


def result(actor: Actor, public_id: str) -> Result:
    """One of those; raises NotFoundError."""
    found = results(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found
