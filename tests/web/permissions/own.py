"""Self-assessments for the worlds of the generated tests; see ``worlds.py``."""

from typing import Any

from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry


def self_assessment(world: Any) -> Entry:
    """A self-assessment of the organisation, without parts."""
    author = world.people[Role.ENTRY_OWNER].person
    values = {"organisation": world.organisation, "created_by": author, "code": new_code()}
    return Entry.objects.create(standard="pengjiang-manufacturing", title=f"示例自评{world.mark}", **values)
