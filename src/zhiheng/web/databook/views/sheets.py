"""The page of a sheet: figures by input and year, which save themselves; as a form where scripts do not run."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.rows import new_id
from zhiheng.web.databook.asked import asked_of
from zhiheng.web.databook.domains import inputs_of
from zhiheng.web.databook.rows import NOT_APPLICABLE
from zhiheng.web.databook.sheet_kinds import label, names_of
from zhiheng.web.databook.sheet_page import sheet_of_part
from zhiheng.web.databook.typed import TypedRow, typed_rows
from zhiheng.web.databook.views.part_values import part_values
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.site.texts import say

_SAVED = Message("已保存 {count} 项", "{count} rows were saved")
_NOTHING = Message("没有改动", "Nothing was changed")
_STALE = Message(
    "同事刚改过这些项，没有覆盖；核对后重新填写：{names}",
    "Colleagues changed these meanwhile; they were left as they are, please look again: {names}",
)


@page(rules.SEE_PART)
def sheet(request: Request, public_id: str) -> HttpResponse:
    """Show a sheet of an application with its rows and what is found in them."""
    found = _sheet(request, public_id)
    values = {
        **part_values(request, found),
        "sheet": sheet_of_part(request.actor, found, asked_of(found.entry)),
        "not_applicable": NOT_APPLICABLE,
    }
    return render(request, "databook/sheet.html", values)


@page(rules.SEE_PART)
def findings(request: Request, public_id: str) -> HttpResponse:
    """What is found in a sheet as it stands now, for the script of its page."""
    found = _sheet(request, public_id)
    shown = sheet_of_part(request.actor, found, asked_of(found.entry))
    return render(request, "databook/findings.html", {"part": found, "sheet": shown})


@page(rules.WRITE_PART, "POST")
def save(request: Request, public_id: str) -> HttpResponse:
    """Keep the rows of a sheet that was sent as a form; what a colleague changed meanwhile stays and is named."""
    found = _sheet(request, public_id)
    rules.WRITE_PART.check(request.actor, found)
    states = field_states(request.actor, ENTRY_PART, found, names_of(found))
    rows = list(typed_rows(found, asked_of(found.entry), states, request.POST))
    stale = [row.name for row in rows if not _is_kept(request, found, row)]
    if stale:
        names = "、".join(say(text) for name in stale if (text := label(found.code, name)))
        messages.warning(request, say(_STALE, names=names))
    kept = len(rows) - len(stale)
    messages.success(request, say(_SAVED, count=kept) if kept else say(_NOTHING))
    return redirect("databook:sheet", public_id)


def _is_kept(request: Request, part: Part, row: TypedRow) -> bool:
    field = draft(request.actor, ENTRY_PART, part.public_id, row.name)
    try:
        save_version(request.actor, field, Edit(new_id(), row.base, row.text))
    except StaleError:
        return False
    return True


def _sheet(request: Request, public_id: str) -> Part:
    found = doors.part(request.actor, public_id)
    if not inputs_of(found.code):
        raise NotFoundError
    return found
