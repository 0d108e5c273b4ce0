"""What the pages of all parts of an application show around their fields."""

from zhiheng.web.audit.page import Request
from zhiheng.web.entries import part_page, queries, rules
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.standards import title_of
from zhiheng.web.site.texts import say

_ON_A_PART = (rules.HAND_IN_PART, rules.FINALISE_PART, rules.RETURN_PART)


def part_values(request: Request, found: Part) -> dict[str, object]:
    """Return what ``entries/part_base.html`` needs for a part that the actor's door let through."""
    before, after = part_page.neighbours(found, queries.readable_parts(request.actor, found.entry))
    fields = part_fields(found)
    return {
        "entry": found.entry,
        "part": found,
        "title": title_of(found),
        "before": before,
        "after": after,
        "refusal": rules.WRITE_PART.refusal(request.actor, found),
        "may": {verb.id.split(".")[1]: verb.allows(request.actor, found) for verb in _ON_A_PART},
        "may_remark": rules.ADD_REMARK.allows(request.actor, found),
        "may_link": rules.LINK_ATTACHMENT.allows(request.actor, found),
        "remarks": queries.remark_lines(request.actor, found),
        "fields": fields.values(),
        "labels": {name: say(field.label) for name, field in fields.items()},
    }
