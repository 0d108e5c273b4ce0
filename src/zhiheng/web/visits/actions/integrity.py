"""The company says how the team behaved."""

import json
from collections.abc import Mapping
from typing import cast

from django.urls import reverse

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.sealed import seal_text
from zhiheng.web.audit.telling import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.messages import records as messages
from zhiheng.web.visits.models import IntegrityFeedback, Visit


def give_feedback(actor: Actor, visit: Visit, answers: Mapping[str, bool], text: str) -> IntegrityFeedback:
    """Keep what the company says of the team, encrypted; the supervisors are told, and nobody else ever reads it.

    ``answers`` are by the keys of ``QUESTIONS``. Raises NotPermittedError, NotFoundError for somebody else's visit, and
    BadInputError, its place ``text``, if something happened and it is not said what.
    """
    with acting(actor, rules.GIVE_FEEDBACK, visit) as deed:
        fresh = doors.visit(actor, visit.public_id)
        if any(answers.values()) and not text.strip():
            raise BadInputError([Problem(Place(cell="text"), messages.NO_TEXT)])
        said = json.dumps({"answers": dict(answers), "text": text.strip()}, ensure_ascii=False)
        made = IntegrityFeedback.objects.create(visit=fresh, said=seal_text(said), made_by_id=cast("int", actor.person))
        deed.record(feedback=made.public_id)
        link, cycle = reverse("visits:feedback", args=[fresh.public_id]), fresh.panel.cycle
        supervisors = holders(frozenset({Role.SUPERVISOR}), fresh.scope)
        notify(supervisors, messages.GIVEN, link, cycle=cycle, organisation=fresh.entry.organisation.name)
    return made
