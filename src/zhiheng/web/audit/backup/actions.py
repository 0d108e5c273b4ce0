"""What the operator does with ``zhiheng admin backup``, ``restore`` and ``handover``."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import is_plain_name
from zhiheng.web.audit import rules
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.backup.manifest import Manifest
from zhiheng.web.audit.backup.of_cycle import of_cycle
from zhiheng.web.audit.backup.portion import Portion, everything
from zhiheng.web.audit.backup.restore import restored
from zhiheng.web.audit.backup.snapshot import wait_for_writers
from zhiheng.web.audit.backup.write import Made, refuse_taken, written
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.resealing import unreadable_fields
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.telling import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.contributions import blockers, contributions
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.keys import Keys


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, the digest of its file, and how many encrypted values cannot be read, by field."""

    manifest: Manifest
    digest: str
    unreadable: Mapping[str, int]


_LONGEST = 100  # what Cycle.handed_over_to holds
_TOLD = Message(
    "本届移交到“{to}”，此后在那里办理，这里只供查看",
    "this cycle was handed over to “{to}” and goes on there; here it can only be read",
)
_NO_PLACE = Message(
    "没有写明移交到哪里 › --to 写 1 至 {most} 个字的一行，例如“封闭评审室”",
    "it is not said where the cycle goes › give --to one line of 1 to {most} characters, such as “the review room”",
)
_NOT_TO_HAND_OVER = Message(
    "数据有问题，没有移交，本届仍在这里办理 › 解决以上问题后再移交",
    "the data does not hold; nothing was handed over, the cycle goes on here › hand it over once the above is solved",
)
_NOT_TO_WRITE_AGAIN = Message(
    "数据有问题，没有再生成移交文件 › 解决以上问题后再生成一次",
    "the data does not hold; the file was not written again › write it once the above is solved",
)


def back_up(path: Path) -> Made:
    """Write a complete backup to a new file while the site goes on running.

    The record says so before the file gets its name, so that no backup lies about that the record does not know.
    Raises BadInputError if the path is taken, or something is under way that no backup may hold.
    """
    deed: Deed[None]
    with written(path, _everything_in_peace) as made, acting(SYSTEM, rules.BACK_UP) as deed:
        deed.record(digest=made.digest, entries=made.manifest.entries, head=made.manifest.head)
    return made


def _everything_in_peace() -> Portion:
    in_the_way = [one for ask in contributions("backup_blockers", "backup_blockers") for one in ask()]
    if in_the_way:
        raise BadInputError(in_the_way)
    return everything()


def hand_over(cycle: Cycle, to: str, path: Path) -> Made:
    """Write one cycle to a new file for another installation; from then on nobody changes the cycle here.

    Supervisors and the office are told. May be called again for a cycle handed over earlier, which writes the file once
    more. Raises BadInputError if the path is taken, ``to`` is no name, the call is still open, or something that must
    be true of the data is not, so that no installation would take the file; nothing was changed or written then.
    """
    refuse_taken(path)
    if not (cycle.handed_over_to or (is_plain_name(to) and len(to) <= _LONGEST)):
        raise BadInputError([Problem(Place("--to"), _NO_PLACE, (("most", _LONGEST),))])
    _refuse_broken(_NOT_TO_WRITE_AGAIN if cycle.handed_over_to else _NOT_TO_HAND_OVER)
    if not cycle.handed_over_to:
        _close(cycle, to)
        wait_for_writers()
    deed: Deed[None]
    with written(path, lambda: of_cycle(cycle)) as made, acting(SYSTEM, rules.WRITE_HANDOVER) as deed:
        deed.about = cycle
        deed.record(digest=made.digest, entries=made.manifest.entries, head=made.manifest.head)
    return made


def _refuse_broken(consequence: Message) -> None:
    broken = list(broken_invariants())
    if broken:
        raise BadInputError([*broken, Problem(Place(), consequence)])


def _close(cycle: Cycle, to: str) -> None:
    with acting(SYSTEM, rules.HAND_OVER, cycle) as deed:
        in_the_way = blockers(deed.subject, rules.HAND_OVER)
        if in_the_way:
            raise BlockedError([one.as_problem() for one in in_the_way])
        notify(holders(OFFICE | {Role.SUPERVISOR}, deed.subject.scope), _TOLD, cycle=deed.subject, to=to)
        deed.subject.handed_over_to = to
        deed.subject.save(update_fields=["handed_over_to"])
        deed.record(to=to)


def restore(path: Path, keys: Keys | None = None) -> Restored:
    """Restore a backup, or a cycle handed over, into this installation, which must be empty.

    With ``keys`` those become this installation's. Raises BadInputError with all that is wrong; nothing was changed
    then.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    deed: Deed[None]
    with restored(path, keys) as manifest, acting(SYSTEM, rules.RESTORE) as deed:
        if manifest.cycle:
            deed.about = _received(manifest.cycle)
        deed.record(digest=digest, made=manifest.made)
    return Restored(manifest, digest, unreadable_fields())


def _received(public_id: str) -> Cycle:
    """Return the cycle that was handed over to this installation, which goes on here."""
    cycle = Cycle.objects.get(public_id=public_id)
    cycle.handed_over_to = ""
    cycle.save(update_fields=["handed_over_to"])
    return cycle
