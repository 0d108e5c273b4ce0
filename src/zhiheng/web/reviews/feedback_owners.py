"""What the owners of the indicators (主评) wrote in their own confirmed sheets."""

from typing import TYPE_CHECKING, cast

from zhiheng.web.panels.models import IndicatorOwner
from zhiheng.web.reviews.consensus_content import Discussion
from zhiheng.web.reviews.feedback_fields import WHATS
from zhiheng.web.reviews.sheet_fields import field_name

if TYPE_CHECKING:
    from zhiheng.canonical import Json


def owners_of(discussion: Discussion) -> dict[str, int]:
    """Return who owns each indicator in the panel that reviews the entry now, by primary key, of who takes part."""
    entry = discussion.consensus.entry_id
    found = IndicatorOwner.objects.filter(
        ended=None, member__ended=None, member__panel__entries__entry=entry, member__panel__entries__ended=None
    )
    owners = dict(found.order_by("pk").values_list("indicator", "member__person"))
    taking_part = {one.person.pk for one in discussion.members if one.takes_part}
    return {code: person for code, person in owners.items() if person in taking_part}


def comments_of_owners(discussion: Discussion) -> dict[str, str]:
    """Return the owners' strengths and opportunities by the names of the fields they go to, without empty ones."""
    found = {}
    for code, person in owners_of(discussion).items():
        comments = cast("dict[str, dict[str, Json]]", discussion.sheets[person]["comments"]).get(code, {})
        found.update({field_name(code, what): str(comments.get(what, "")) for what in WHATS})
    return {name: text for name, text in found.items() if text}
