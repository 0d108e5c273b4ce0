"""Fields of a cycle: texts 1.1a and 1.1b, a document 1.1c, a percent, a choice."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.programmes.models import Cycle

WRITERS = frozenset({Role.ENTRY_OWNER, Role.ENTRY_MEMBER})
FILL = Verb("example.fill", Message("填写要点说明", "Fill in"), WRITERS, stages=frozenset({Stage.CALL}))
READ = Verb("example.read", Message("看要点说明", "Read"), WRITERS | OFFICE, kind="page")
LABELS = {
    "1.1a": "1.1a 领导作用",
    "1.1b": "1.1b 企业文化",
    "1.1c": "1.1c 组织治理",
    "percent": "得分率",
    "kind": "类型",
}
NO_NUMBER = Message("不是数 › 填一个数", "no number › give one")


def door(actor: Actor, public_id: str) -> Cycle:
    cycle = Cycle.objects.filter(pk=actor.cycle, public_id=public_id).first()
    if cycle is None:
        raise NotFoundError
    return cycle


def problems(cycle: Cycle, name: str, text: str) -> list[Message]:
    return [NO_NUMBER] if name == "percent" and text and not text.isdecimal() else []


def label(cycle: Cycle, name: str) -> str | None:
    return LABELS.get(name)


def is_document(cycle: Cycle, name: str) -> bool:
    return name == "1.1c"


KINDS = (DraftKind("example", Cycle, door, READ, FILL, label, problems, 2000, is_document),)
