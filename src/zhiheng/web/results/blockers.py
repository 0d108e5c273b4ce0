"""What must be decided by scores before the winners are announced."""

from collections.abc import Iterator

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ANNOUNCE
from zhiheng.web.results.frozen_result import last_result
from zhiheng.web.results.queries import reviewed_entries

NOT_FROZEN = Message(
    "综合评价结果没有定稿 › 打开“入围和结果”办理",
    "the official result is not frozen › freeze it first",
)


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield that the result of what was reviewed is to be frozen first."""
    if verb.id == ANNOUNCE.id and last_result(cycle) is None and reviewed_entries(cycle).exists():
        yield Blocker(NOT_FROZEN, f"{reverse('results:phases')}?cycle={cycle.public_id}")
