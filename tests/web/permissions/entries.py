"""Applications for the worlds of the generated tests; see ``worlds.py``."""

from typing import Any

from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.entries.actions.entries import add_parts
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry, PartWriter
from zhiheng.web.programmes.models import Track


def entry_of_contributor(world: Any) -> Entry:
    """An application whose parts are given to the contributor."""
    entry = _entry(world, world.row(Track))
    add_parts(entry)
    writer = world.people[Role.ENTRY_MEMBER].person
    PartWriter.objects.bulk_create(PartWriter(part=part, person=writer) for part in entry.parts.all())
    return entry


def make_entry(world: Any) -> Entry:
    """An application in a track of its own, as a further line of the list; without parts."""
    return _entry(world, Track.objects.create(cycle=world.cycle, code=new_id()[:31], name=f"示例类别{world.mark}"))


def _entry(world: Any, track: Track) -> Entry:
    author = world.people[Role.ENTRY_OWNER].person
    values = {"organisation": world.organisation, "cycle": world.cycle, "created_by": author}
    return Entry.objects.create(track=track, code=new_code(), **values)
