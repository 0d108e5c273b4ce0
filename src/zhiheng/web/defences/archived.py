"""What of defences goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.programmes.contributions import filled

_DEFENCE = Message("{name} 的陈述答辩", "defence of {name}")


def _defence(one: Defence) -> Described:
    return Described(filled(_DEFENCE, name=one.entry.organisation.name), one.day or one.made_at, one.entry.code)


PAPERS = (
    Paper(
        "defences",
        Message("陈述答辩", "Defences"),
        Defence,
        "reviews",
        lambda cycle: Defence.objects.filter(entry__cycle=cycle).select_related("entry__organisation").order_by("pk"),
        _defence,
        (Part(Attending, "defence"), Part(DefenceSheet, "defence")),
    ),
)
