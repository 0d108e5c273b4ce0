"""What the screening of an application is told about earlier awards: that one was revoked."""

from collections.abc import Iterator

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.honours import doors, messages
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.values import value_of


def hints(actor: Actor, entry: Entry) -> Iterator[Message]:
    """Yield the revoked awards of the organisation that applies; a person decides what follows."""
    cycle, organisation = entry.cycle, entry.organisation
    if cycle is None:
        return
    years = int(str(value_of(cycle, "after.revoked_ban_years")))
    found = doors.winners(actor).filter(cycle__programme=cycle.programme_id).exclude(revocation=None)
    is_own = Q(entry__organisation=organisation) | Q(entry__organisation__credit_code=organisation.credit_code)
    for one in found.filter(is_own).order_by("revocation__decided_on", "pk"):
        day = one.revocation.decided_on
        values = {"years": years, "until": day.year + years, "now": cycle.year, "day": day}
        said = {"year": one.cycle.year, "tier": one.tier, "document": one.revocation.document}
        yield filled(messages.WAS_REVOKED, **values, **said)
