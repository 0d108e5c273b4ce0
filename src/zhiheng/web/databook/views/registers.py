"""The page of the registers: lines that save themselves, pasted from Excel, with their proof."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.metrics.registers import COLUMNS, REGISTERS
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.databook.registers import SHEET, field_of, lines_in
from zhiheng.web.databook.views.part_values import part_values
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.site.texts import language, say


@page(rules.SEE_PART)
def registers(request: Request, public_id: str) -> HttpResponse:
    """Show the registers of an application."""
    found = doors.part(request.actor, public_id)
    if found.code != SHEET:
        raise NotFoundError
    states = field_states(request.actor, ENTRY_PART, found, map(field_of, REGISTERS))
    texts = {name: state.text for name, state in states.items()}
    links = list(doors.attachment_links(request.actor).filter(part=found).order_by("attachment__number", "pk"))
    shown = [
        {
            "register": one,
            "name": field_of(one.id),
            "state": states[field_of(one.id)],
            "lines": lines_in(one, texts),
            "levels": list(one.levels) if language() == "zh" else [f"{zh} ({en})" for zh, en in one.levels.items()],
            "kept_levels": "\n".join(one.levels),
            "links": [link for link in links if link.criterion == field_of(one.id)],
        }
        for one in REGISTERS.values()
    ]
    values = {**part_values(request, found), "shown": shown, "columns": "\n".join(say(one) for one in COLUMNS)}
    return render(request, "databook/registers.html", values)
