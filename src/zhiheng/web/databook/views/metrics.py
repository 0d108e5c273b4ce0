"""The metrics of an application for those who fill in its figures, with targets and comparison values."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.databook.aims import COLUMNS
from zhiheng.web.databook.asked import asked_of
from zhiheng.web.databook.cards import indicators_with_metrics
from zhiheng.web.databook.metrics_page import metrics_page
from zhiheng.web.databook.own import COLUMNS as OWN_COLUMNS
from zhiheng.web.databook.rules import SEE_METRICS
from zhiheng.web.entries.doors import written_entry
from zhiheng.web.entries.standards import indicators_of_standard, standard_of_entry
from zhiheng.web.site.texts import say


@page(SEE_METRICS)
def metrics(request: Request, public_id: str, code: str = "") -> HttpResponse:
    """Show the metrics at an indicator as they stand now."""
    entry = written_entry(request.actor, public_id)
    codes = indicators_with_metrics()
    if not code:
        return redirect("databook:metrics", public_id, codes[0])
    if code not in codes:
        raise NotFoundError
    asked = asked_of(entry)
    shown = metrics_page(request.actor, entry, code, asked)
    indicator = indicators_of_standard(standard_of_entry(entry)).get(code)
    values = {
        "entry": entry,
        "code": code,
        "name": indicator.name if indicator else "",
        "codes": codes,
        "cards": shown.cards,
        "aims": shown.aims,
        "own": shown.own,
        "own_columns": "\n".join(say(one) for one in OWN_COLUMNS),
        "columns": "\n".join(say(one) for one in COLUMNS),
        "first_year": asked.first_year,
        "last_year": asked.years[-1],
    }
    return render(request, "databook/metrics.html", values)
