"""What the operator does with ``zhiheng admin archive``."""

from dataclasses import replace
from pathlib import Path

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.archive import messages, rules
from zhiheng.web.archive.members import members_of
from zhiheng.web.archive.models import ArchiveFile
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.backup.of_cycle import of_cycle
from zhiheng.web.audit.backup.portion import Portion
from zhiheng.web.audit.backup.write import Made, refuse_taken, written
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle


def write_archive(cycle: Cycle, path: Path) -> Made:
    """Write one archived cycle to a new file: for people, and to be restored into an empty installation.

    Raises BadInputError if the path is taken or something that must be true of the data is not, BlockedError before the
    cycle is archived; nothing was written then.
    """
    refuse_taken(path)
    if cycle.stage != Stage.ARCHIVED:
        raise blocked(messages.NOT_ARCHIVED)
    broken = list(broken_invariants())
    if broken:
        raise BadInputError([*broken, Problem(Place(), messages.NOT_TO_WRITE)])
    with written(path, lambda: _portion(cycle)) as made, acting(SYSTEM, rules.WRITE_ARCHIVE, cycle) as deed:
        manifest = made.manifest
        end = {"entries": manifest.entries, "head": manifest.head}
        ArchiveFile.objects.create(
            cycle=deed.subject, digest=made.digest, size=made.size, papers=len(manifest.archive), **end
        )
        deed.record(digest=made.digest, entries=manifest.entries, head=manifest.head)
    return made


def _portion(cycle: Cycle) -> Portion:
    return replace(of_cycle(cycle), papers=lambda: members_of(cycle))
