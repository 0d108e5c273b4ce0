"""What must always be true of what was decided by scores."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.shortlist import frozen

_OUTCOME = Message(
    "“{phase}”的入围决定与其摘要值或名单不符 › 由系统管理员用备份恢复",
    "who goes on after “{phase}” is not what its digest or list says › restore a backup",
)


@invariant(Message("入围决定与摘要值一致", "outcomes of phases are what their digests say"))
def outcomes_are_as_digested() -> Iterator[Problem]:
    """Yield every outcome whose content or list of entries was changed."""
    for one in PhaseOutcome.objects.select_related("phase").iterator():
        goes_on = sorted(one.places.filter(goes_on=True).values_list("entry__code", flat=True))
        if sha256_hex(one.content.encode()) != one.digest or frozen(one)["goes_on"] != goes_on:
            yield Problem(Place(), _OUTCOME, (("phase", one.phase.name),))
