"""What pages say of experts."""

from dataclasses import dataclass

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels.doors import expert_profiles, experts
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.people.models import Assignment


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """An expert of a programme by the latest role there, with what is known; ``profile`` None: nothing yet."""

    held: Assignment
    profile: ExpertProfile | None


def expert_lines(actor: Actor) -> list[ExpertLine]:
    """Return each expert of the actor's programmes once per programme, in the order of their names."""
    profiles = {_of(one): one for one in expert_profiles(actor)}
    latest = {_key(held): held for held in experts(actor).order_by("person__name_key", "person", "pk")}
    return [ExpertLine(held, profiles.get(key)) for key, held in latest.items()]


def profile_of(actor: Actor, held: Assignment) -> ExpertProfile | None:
    """Return what is known of the expert who holds that role, None if nothing yet."""
    programme, person = _key(held)
    return expert_profiles(actor).filter(programme=programme, person=person).first()


def _of(profile: ExpertProfile) -> tuple[int | None, int]:
    return profile.programme_id, profile.person_id


def _key(held: Assignment) -> tuple[int | None, int]:
    return held.as_actor().programme, held.person_id
