"""An area of the tests: papers of a cycle, and its printed page."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.models import Q, QuerySet

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files import actions, doors
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, PrintKind, Purpose, declared
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.models import Cycle

WRITERS = frozenset({Role.ENTRY_OWNER, Role.OFFICE_CLERK})
READ = Verb(
    "paper.see", Message("看材料", "See papers"), WRITERS | OFFICE | {Role.EXPERT, Role.SUPERVISOR}, kind="page"
)
WRITE = Verb("paper.attach", Message("交材料", "Attach"), WRITERS, stages=frozenset({Stage.DRAFT, Stage.CALL}))


def cycles(actor: Actor) -> QuerySet[Cycle]:
    return Cycle.objects.filter(pk=actor.cycle)


def visible(actor: Actor) -> Q:
    return Q(trade_secret=False) if actor.role is Role.EXPERT else Q()


PAPERS = FileKind(
    "paper",
    Cycle,
    cycles,
    READ,
    WRITE,
    {
        "attachment": Purpose(
            Message("证实性材料", "Supporting evidence"), limit=lambda _: 1, offers_trade_secret=True
        ),
        "scan": Purpose(Message("扫描件", "Scan"), SCANS),
    },
    visible,
)
PRINTED = PrintKind(
    "paper_cover",
    Message("申报表", "Application form"),
    Cycle,
    cycles,
    READ,
    WRITE,
    digest=lambda cycle: sha256_hex(cycle.title.encode()),
    url=lambda _: "/",
)


@contextmanager
def declared_example() -> Iterator[None]:
    """Within it the site has the example's files and printed pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(declared().files, PAPERS.name, PAPERS)
        patch.setitem(declared().prints, PRINTED.name, PRINTED)
        yield


def upload(
    actor: Actor, cycle: Cycle, content: bytes, name: str = "材料.pdf", purpose: str = "attachment", **values: object
) -> StoredFile:
    """Upload a file as that actor; ``replaces`` is the public id of an older version."""
    target = doors.target(actor, "paper", cycle.public_id, purpose, str(values.pop("replaces", "")))
    incoming = actions.Incoming(name, io.BytesIO(content), len(content), **values)
    return actions.upload_file(actor, target, incoming)
