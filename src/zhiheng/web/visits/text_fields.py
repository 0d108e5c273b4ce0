"""The fields of a visit that people write."""

from zhiheng.problems import Message
from zhiheng.web.site.texts import say
from zhiheng.web.visits.models import Visit

VISIT_AREAS = "visit_areas"
"""The kind of what company and office write on where no photos may be taken."""
AREAS = "areas"
_AREAS = Message("禁止拍照区域", "Where no photos may be taken")


def label_of_areas(_visit: Visit, name: str) -> str | None:
    """Return what people call the field, None for another name."""
    return say(_AREAS) if name == AREAS else None
