"""Which departments can be asked now: each once, and again after screening where the setting says so."""

from collections import Counter
from collections.abc import Iterable

from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import OpinionRequest
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of

_ASKS_AGAIN = "screening.asks_again"


def next_enquiries(cycle: Cycle, departments: Iterable[str]) -> dict[str, int]:
    """Return the number of the next enquiry by department; one that cannot be asked now is left out."""
    asked = Counter(OpinionRequest.objects.filter(cycle=cycle).values_list("department", flat=True))
    most = 2 if cycle.stage != Stage.SCREENING and value_of(cycle, _ASKS_AGAIN) else 1
    return {name: asked[name] + 1 for name in departments if asked[name] < most}
