"""The cycle that a command names."""

from typing import TYPE_CHECKING

from zhiheng.problems import BadInputError, Message, Place, Problem

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle

_NO_SUCH_CYCLE = Message(
    "没有编号为 {cycle} 的届 › 可选：{choices}", "there is no cycle {cycle} › there are: {choices}"
)


def cycle_of(public_id: str) -> "Cycle":
    """Return the cycle of an id, once the site is set up; raises BadInputError, which names all there are."""
    from zhiheng.web.programmes.models import Cycle  # noqa: PLC0415 - the site must be set up first

    cycle = Cycle.objects.filter(public_id=public_id).first()
    if cycle is None:
        choices = "、".join(f"{one.public_id}（{one.title}）" for one in Cycle.objects.order_by("-pk"))
        values = (("cycle", public_id), ("choices", choices))
        raise BadInputError([Problem(Place(), _NO_SUCH_CYCLE, values)])
    return cycle
