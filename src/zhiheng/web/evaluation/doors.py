"""The only ways to evaluations, for an actor, and to what one says of the actor's own scores."""

import json
from typing import Any

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.evaluation.models import Evaluation
from zhiheng.web.evaluation.rules import SEE_EVALUATION, SEE_OWN_SEVERITY
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.frozen_result import last_result
from zhiheng.web.results.given_sheets import expert_id


def readable_cycles(actor: Actor) -> list[Cycle]:
    """The actor's cycles whose evaluation the actor may see, the newest first."""
    return [one for one in cycles(actor) if SEE_EVALUATION.allows(actor, one)]


def cycle_to_read(actor: Actor, public_id: str) -> Cycle:
    """The cycle asked for, else the newest whose evaluation the actor may see, else the newest.

    Raises NotFoundError for what is out of reach, NotPermittedError with the reason where the cycle gives no access.
    """
    found = next(iter(readable_cycles(actor)), None) if not public_id else None
    found = found or chosen_cycle(actor, public_id)
    if found is None:
        raise NotFoundError
    SEE_EVALUATION.check(actor, found)
    return found


def evaluation_of(actor: Actor, cycle: Cycle) -> Evaluation | None:
    """The evaluation of the result that holds, None while there is none; raises NotPermittedError."""
    SEE_EVALUATION.check(actor, cycle)
    return _last(cycle)


def is_told(actor: Actor) -> bool:
    """Whether the actor is an expert whose cycle tells experts their own severity."""
    return any(SEE_OWN_SEVERITY.allows(actor, one) for one in cycles(actor))


def own_severities(actor: Actor, cycle: Cycle) -> list[tuple[str, dict[str, Any]]]:
    """The names of the parts in which the actor's own severity was estimated, with what is said of it there.

    Raises NotPermittedError.
    """
    SEE_OWN_SEVERITY.check(actor, cycle)
    found = _last(cycle)
    own = expert_id(Person.objects.get(pk=actor.person or 0))
    return [
        (part["name"], one)
        for part in (json.loads(found.content)["parts"] if found else ())
        for one in (part["measured"] or {"experts": ()})["experts"]
        if one["expert"] == own and one["severity"] is not None
    ]


def _last(cycle: Cycle) -> Evaluation | None:
    result = last_result(cycle)
    return Evaluation.objects.filter(result=result).select_related("result__cycle").first() if result else None
