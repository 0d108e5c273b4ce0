"""The office's comparison values and coefficients of a cycle: what holds, every version, and setting a new one."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.tables import InputFile
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.databook import doors, rules
from zhiheng.web.databook.actions.office_values import set_office_values
from zhiheng.web.databook.forms import OfficeValuesForm
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.databook.office_lists import COLUMNS
from zhiheng.web.databook.touched import touched_entries
from zhiheng.web.files.names import content_disposition
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SET = Message(
    "已存为第 {number} 版，涉及 {count} 份申报的指标",
    "Kept as version {number}; metrics of {count} applications are touched",
)
TITLES = {
    OfficeValues.Kind.BENCHMARKS: Message("对比值", "Comparison values"),
    OfficeValues.Kind.COEFFICIENTS: Message("系数", "Coefficients"),
}


@page(rules.SEE_OFFICE_VALUES)
def office_values(request: Request, cycle: str) -> HttpResponse:
    """Show what holds and every version."""
    return _shown(request, cycle_door(request.actor, cycle), [])


@page(rules.SET_OFFICE_VALUES, "POST")
def change(request: Request, cycle: str) -> HttpResponse:
    """Keep a list as the next version; all its problems are shown at once."""
    found = cycle_door(request.actor, cycle)
    form = OfficeValuesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, found, [], form)
    given = cast("UploadedFile[Any]", form.cleaned_data["file"])
    try:
        file = InputFile(given.name or "", given.read())
        made = set_office_values(request.actor, found, form.cleaned_data["kind"], file)
    except (BadInputError, BlockedError) as error:
        return _shown(request, found, [one.text(language()) for one in error.problems])
    messages.success(request, say(_SET, number=made.number, count=touched_entries(found).count()))
    return redirect("databook:office_values", cycle)


@page(rules.SEE_OFFICE_VALUES)
def office_list(request: Request, public_id: str) -> HttpResponse:
    """One version as CSV."""
    found = doors.office_values(request.actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    headers = {"Content-Disposition": content_disposition(f"{found.kind}-{found.number}.csv")}
    return HttpResponse(f"\ufeff{found.content}", content_type="text/csv; charset=utf-8", headers=headers)


def _shown(request: Request, cycle: Cycle, problems: list[str], form: OfficeValuesForm | None = None) -> HttpResponse:
    versions = list(doors.office_values(request.actor).filter(cycle=cycle).order_by("kind", "-number"))
    values = {
        "cycle": cycle,
        "kinds": [
            (title, ",".join(COLUMNS[kind]), [one for one in versions if one.kind == kind])
            for kind, title in TITLES.items()
        ],
        "entries": touched_entries(cycle).count(),
        "may_set": rules.SET_OFFICE_VALUES.allows(request.actor, cycle),
        "form": form or OfficeValuesForm(),
        "problems": problems,
    }
    return render(request, "databook/office_values.html", values, status=422 if problems or form else 200)
