"""What the office writes about experts, and what they correct themselves."""

from dataclasses import asdict, dataclass

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.people import credit_code
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an expert; the fields are those of ``ExpertProfile``."""

    employer: str = ""
    employer_code: str = ""
    post: str = ""
    sector: str = ""
    is_finance: bool = False
    is_outside: bool = False


def write_profile(actor: Actor, programme: Programme, person: Person, known: Known) -> ExpertProfile:
    """Write what a programme knows of one of its experts; return it.

    Raises NotPermittedError, NotFoundError for who is no expert of the programme now, and BadInputError, its place
    ``employer_code``, for a credit code that is none.
    """
    return _write(actor, rules.WRITE_PROFILE, (programme, person), known)


def correct_own_profile(actor: Actor, programme: Programme, person: Person, known: Known) -> ExpertProfile:
    """Let an expert correct the own profile; raises as ``write_profile``, NotFoundError for somebody else's too."""
    if person.pk != actor.person:
        raise NotFoundError
    return _write(actor, rules.CORRECT_PROFILE, (programme, person), known)


def _write(actor: Actor, verb: Verb, of: tuple[Programme, Person], known: Known) -> ExpertProfile:
    programme, person = of
    with acting(actor, verb, programme) as deed:
        held = Assignment.objects.filter(role=Role.EXPERT, ended=None, cycle__programme=programme)
        if not held.filter(person=person).exists():
            raise NotFoundError
        wrong = credit_code.problem_of(known.employer_code) if known.employer_code else None
        if wrong:
            raise BadInputError([Problem(Place(cell="employer_code"), wrong)])
        profile, _ = ExpertProfile.objects.update_or_create(
            programme=deed.subject, person=person, defaults=asdict(known)
        )
        deed.about = profile
        deed.record(person=person.public_id)
    return profile
