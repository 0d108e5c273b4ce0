"""What of the data book goes into the archive of a cycle; the figures themselves are in what was handed in."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper
from zhiheng.web.databook.models import OfficeValues

_TITLE = Message("秘书处填写的系数", "values that the office set")

PAPERS = (
    Paper(
        "office-values",
        _TITLE,
        OfficeValues,
        "rules",
        lambda cycle: OfficeValues.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(_TITLE, one.set_at),
    ),
)
