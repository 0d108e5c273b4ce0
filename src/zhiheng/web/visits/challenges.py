"""Whom of a team the applicant may still challenge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.visits import rules
from zhiheng.web.visits.models import RecusalRequest, Visit, VisitMember
from zhiheng.web.visits.notices import last_days_to_challenge
from zhiheng.web.visits.queries import TeamLine


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """A member of the team: until when a challenge is possible, and why it is not, None while it is."""

    member: VisitMember
    last_day: date | None
    refusal: Message | None


def challenge_lines(actor: Actor, visit: Visit, team: Sequence[TeamLine]) -> list[ChallengeLine]:
    """Return the members of a team for the contact, while members may be challenged at all; nothing for others."""
    if actor.role is not Role.ENTRY_OWNER or visit.scope.stage not in rules.ASK_RECUSAL.stages:
        return []
    members = [one.member for one in team]
    last_days = last_days_to_challenge(visit, members)
    found = RecusalRequest.objects.filter(member__visit=visit, is_upheld=None)
    waiting = set(found.values_list("member", flat=True))
    return [
        ChallengeLine(
            one,
            last_days[one.pk],
            rules.why_not_to_challenge(one, last_days[one.pk], is_waiting=one.pk in waiting),
        )
        for one in members
    ]
