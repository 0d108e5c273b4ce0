"""What to look at before an expert reviews the entries of a panel: conflicts noted, and relations found, still open."""

from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels import doors
from zhiheng.web.panels.conflict_matches import matches
from zhiheng.web.panels.models import Panel
from zhiheng.web.people.models import Person
from zhiheng.web.site.texts import say

_NOTED = Message("与{entry}有利害关系，须回避", "has a conflict with {entry}, keeps away")
_OPEN = Message("与{entry}的关系待核对：{reason}", "to be looked at with {entry}: {reason}")


def warnings_of(actor: Actor, panel: Panel, people: Sequence[Person]) -> dict[int, list[str]]:
    """Return the warnings about each of these persons, by primary key; as many queries however many."""
    reviewed = list(doors.panel_entries(actor).filter(panel=panel, ended=None))
    entries = [one.entry_id for one in reviewed]
    found: dict[int, list[str]] = {one.pk: [] for one in people}
    for conflict in doors.conflicts(actor).filter(entry__in=entries, person__in=found):
        found[conflict.person_id].append(say(_NOTED, entry=conflict.entry.organisation.name))
    rows = doors.set_asides(actor).filter(entry__in=entries)
    aside = set(rows.values_list("person", "entry", "match"))
    for one in matches(actor, panel.cycle, [(person, line) for person in people for line in reviewed]):
        if (one.person.pk, one.reviewed.entry_id, one.key) not in aside:
            name = one.reviewed.entry.organisation.name
            found[one.person.pk].append(say(_OPEN, entry=name, reason=say(one.reason)))
    return found
