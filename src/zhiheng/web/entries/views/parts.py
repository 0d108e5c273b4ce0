"""The pages where the parts of an application are written."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.entries import doors, part_page, queries, rules
from zhiheng.web.entries.limits import OVERVIEW_LIMIT, limit_of
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART, OVERVIEW, PROFILE
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.pictures import pictures_of
from zhiheng.web.entries.sheet_kinds import sheet_kind
from zhiheng.web.entries.standards import indicator_of, title_of
from zhiheng.web.site.texts import say

_ON_A_PART = (rules.HAND_IN_PART, rules.FINALISE_PART, rules.RETURN_PART)


@page(rules.SEE_PART)
def part(request: Request, public_id: str) -> HttpResponse:
    """Show a part with its fields, which save themselves for who may write them."""
    found = doors.part(request.actor, public_id)
    if found.is_sheet:
        return redirect(sheet_kind(found.code).url(found))
    readable = queries.readable_parts(request.actor, found.entry)
    before, after = part_page.neighbours(found, readable)
    template, own = _own_values(request, found, readable)
    fields = part_fields(found)
    labels = {name: say(field.label) for name, field in fields.items()}
    lines = queries.remark_lines(request.actor, found)
    values = {"entry": found.entry, "part": found, "title": title_of(found), "before": before, "after": after}
    together = {
        "refusal": rules.WRITE_PART.refusal(request.actor, found),
        "may": {verb.id.split(".")[1]: verb.allows(request.actor, found) for verb in _ON_A_PART},
        "may_remark": rules.ADD_REMARK.allows(request.actor, found),
        "remarks": lines,
        "fields": fields.values(),
        "labels": labels,
        "pictures": pictures_of(found),
    }
    return render(request, template, {**values, **own, **together})


def _own_values(request: Request, found: Part, readable: Mapping[str, str]) -> tuple[str, dict[str, object]]:
    """Return the template of a part and what only that one shows."""
    if found.code == PROFILE:
        return "entries/profile.html", {"sections": part_page.form_lines(request.actor, found)}
    if found.code == OVERVIEW:
        state = field_states(request.actor, ENTRY_PART, found, [OVERVIEW])[OVERVIEW]
        return "entries/overview.html", {"overview": state, "limit": limit_of(found.entry, OVERVIEW_LIMIT)}
    indicator = indicator_of(found)
    assert indicator is not None  # noqa: S101 - the others are the form, the overview or a sheet
    shown = part_page.indicator_page(request.actor, found, indicator)
    return "entries/indicator.html", {
        "shown": shown,
        "length": part_page.report_length(found.entry, readable, shown),
        "links": list(doors.attachment_links(request.actor).filter(part=found)),
        "may_link": rules.LINK_ATTACHMENT.allows(request.actor, found),
    }
