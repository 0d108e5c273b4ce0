"""What must always be true of what was decided by scores."""

import json
from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.results.models import PhaseOutcome, Result
from zhiheng.web.results.shortlist import frozen

_OUTCOME = Message(
    "“{phase}”的入围决定与其摘要值或名单不符 › 由系统管理员用备份恢复",
    "who goes on after “{phase}” is not what its digest or list says › restore a backup",
)

_RESULT = Message(
    "{cycle}第 {number} 次结果与其摘要值或数据包不符 › 由系统管理员用备份恢复",
    "result {number} of {cycle} is not what its digest or bundle says › restore a backup",
)


@invariant(Message("入围决定与摘要值一致", "outcomes of phases are what their digests say"))
def outcomes_are_as_digested() -> Iterator[Problem]:
    """Yield every outcome whose content or list of entries was changed."""
    for one in PhaseOutcome.objects.select_related("phase").iterator():
        goes_on = sorted(one.places.filter(goes_on=True).values_list("entry__code", flat=True))
        if sha256_hex(one.content.encode()) != one.digest or frozen(one)["goes_on"] != goes_on:
            yield Problem(Place(), _OUTCOME, (("phase", one.phase.name),))


@invariant(Message("定稿的结果与摘要值、数据包一致", "frozen results are what their digests and bundles say"))
def results_are_as_digested() -> Iterator[Problem]:
    """Yield every frozen result whose content was changed or names another bundle."""
    for one in Result.objects.select_related("cycle").iterator():
        if sha256_hex(one.content.encode()) != one.digest or json.loads(one.content)["bundle"] != one.bundle_id:
            yield Problem(Place(), _RESULT, (("cycle", one.cycle.title), ("number", one.number)))
