"""The office's pages of the archive: what stands in the way, the catalogue, the files that were written."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.problems import Message
from zhiheng.web.archive import doors, rules
from zhiheng.web.archive.catalogue import as_csv, catalogue_of
from zhiheng.web.archive.messages import HEADINGS
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files.names import content_disposition
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.programmes.contributions import blockers
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ARCHIVE
from zhiheng.web.site.texts import language, say

_FILE_NAME = Message("归档目录 {title}.csv", "catalogue {title}.csv")


@page(rules.SEE_ARCHIVE)
def archive(request: Request) -> HttpResponse:
    """Show how far a cycle is from being archived, what its archive holds, and which files were written."""
    cycle = chosen_cycle(request.actor, request.GET.get("cycle", ""))
    note(request, rules.SEE_ARCHIVE, cycle)
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(request.actor)}
    if cycle:
        found = catalogue_of(cycle)
        values |= {
            "catalogue": found,
            "files": doors.archive_files(request.actor).filter(cycle=cycle).order_by("-pk"),
            "blockers": _lines(request, cycle) if cycle.stage == Stage.ANNOUNCED else (),
            "may_archive": request.actor.role in ARCHIVE.roles and ARCHIVE.allows(request.actor, cycle),
        }
    return render(request, "archive/archive.html", values)


def _lines(request: Request, cycle: Cycle) -> list[tuple[str, str, str]]:
    """Return what is to be done first: what, the remedy, and where for the office, whose pages these are."""
    is_office = request.actor.role in ARCHIVE.roles
    told = [(one.as_problem(), one.link if is_office else "") for one in blockers(cycle, ARCHIVE)]
    return [(problem.what(language()), problem.remedy(language()), link) for problem, link in told]


@page(rules.SEE_ARCHIVE)
def catalogue(request: Request, public_id: str) -> HttpResponse:
    """The whole catalogue, to be read and printed."""
    cycle = one_cycle(request.actor, public_id)
    note(request, rules.SEE_ARCHIVE, cycle)
    found = catalogue_of(cycle)
    lines = [one.cells(language())[:-1] for one in found.items]
    values = {"cycle": cycle, "lines": lines, "headings": HEADINGS[:-1]}
    return render(request, "archive/catalogue.html", values)


@page(rules.EXPORT_CATALOGUE)
def export(request: Request, public_id: str) -> HttpResponse:
    """The catalogue for Excel and WPS."""
    cycle = one_cycle(request.actor, public_id)
    note(request, rules.EXPORT_CATALOGUE, cycle)
    response = HttpResponse(as_csv(catalogue_of(cycle).items, language()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition(say(_FILE_NAME, title=cycle.title))
    return response
