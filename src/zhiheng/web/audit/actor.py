"""Who acts: a person in one active role, or the system itself."""

from dataclasses import dataclass

from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.scope import Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """A person's public id, the active role, and how far that role reaches.

    ``programme`` and ``cycle`` are primary keys; None reaches everywhere (cycle None: all cycles of the programme).
    ``organisation`` is the applicant a contact or contributor works for. ``person`` is None for the public and for the
    system.
    """

    id: str
    role: Role
    person: int | None = None
    programme: int | None = None
    cycle: int | None = None
    organisation: int | None = None

    def reaches(self, scope: Scope) -> bool:
        """Whether the active role reaches into that scope."""
        if self.programme is not None and scope.programme not in (None, self.programme):
            return False
        return self.cycle is None or scope.cycle in (None, self.cycle)


PUBLIC = Actor("public", Role.PUBLIC)
SYSTEM = Actor("system", Role.SYSTEM)
