"""A cycle with the people of an office, and a verb of one and of two persons to act with."""

from collections.abc import Mapping
from typing import Any

import pytest

from web.make import make_assignment, make_cycle, make_person
from zhiheng.problems import Message
from zhiheng.web.audit import approvals, table
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Performer
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

RENAME = Verb(
    "cycle.rename",
    Message("改名", "Rename"),
    OFFICE,
    says=Message("届名改为“{title}”", "renamed to “{title}”"),
)
RETITLE = Verb(
    "cycle.retitle",
    Message("改届名", "Retitle"),
    OFFICE,
    approvers=frozenset({Role.OFFICE_LEAD}),
    says=Message("届名改为“{title}”", "retitled “{title}”"),
)
TAKEN = Message("届名已有 › 换一个", "the title is taken › choose another")


@pytest.fixture
def two_verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs above, as if an area had declared them."""
    verbs = {**table.all_verbs(), RENAME.id: RENAME, RETITLE.id: RETITLE}
    for module in ("approvals", "doors", "forms", "history", "approval_views"):
        monkeypatch.setattr(f"zhiheng.web.audit.{module}.all_verbs", lambda: verbs)

    def will(cycle: Cycle, arguments: Mapping[str, Any]) -> list[Message]:
        return [Message(f"“{cycle.title}”改为“{arguments['title']}”", "the title changes")]

    def blockers(cycle: Cycle, arguments: Mapping[str, Any]) -> list[Message]:
        return [TAKEN] if arguments["title"] == "已有" else []

    def retitle(deed: Deed[Cycle], arguments: Mapping[str, Any]) -> None:
        deed.subject.title = arguments["title"]
        deed.subject.save()

    monkeypatch.setitem(approvals._performers, RETITLE.id, Performer(retitle, will, blockers))


@pytest.fixture
def cycle(db: None) -> Cycle:
    return make_cycle()


@pytest.fixture
def clerk(cycle: Cycle) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, cycle, make_person("王示例"))


@pytest.fixture
def lead(cycle: Cycle) -> Assignment:
    return make_assignment(Role.OFFICE_LEAD, cycle, make_person("李示例"))


@pytest.fixture
def supervisor(cycle: Cycle) -> Assignment:
    return make_assignment(Role.SUPERVISOR, cycle, make_person("监督示例"))


def rename(actor: Actor, cycle: Cycle, title: str) -> None:
    with acting(actor, RENAME, cycle) as deed:
        deed.record(title=title)
