"""The office's pages of the archive: what stands in the way, the catalogue, the files that were written."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.archive import doors, rules
from zhiheng.web.archive.actions.destruction import prepare_destruction
from zhiheng.web.archive.catalogue import as_csv, catalogue_of
from zhiheng.web.archive.file_doors import DESTRUCTION, SCAN
from zhiheng.web.archive.forms import DestructionForm
from zhiheng.web.archive.messages import HEADINGS
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files.doors import target
from zhiheng.web.files.names import content_disposition
from zhiheng.web.files.queries import file_lines
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
    return _archive(
        request,
        chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.ANNOUNCED, Stage.ARCHIVED),
        DestructionForm(),
    )


@page(rules.RECORD_DESTRUCTION, "POST")
def destroy(request: Request, public_id: str) -> HttpResponse:
    """Put a decision to destroy papers before the lead."""
    cycle, form = one_cycle(request.actor, public_id), DestructionForm(request.POST)
    rules.RECORD_DESTRUCTION.check(request.actor, cycle)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = prepare_destruction(request.actor, cycle, said["number"], said["decided_on"], said["items"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            return redirect("audit:proposal", made.public_id)
    return _archive(request, cycle, form)


def _archive(request: Request, cycle: Cycle | None, form: DestructionForm) -> HttpResponse:
    note(request, rules.SEE_ARCHIVE, cycle)
    actor = request.actor
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(actor)}
    if cycle:
        may_destroy = actor.role in rules.RECORD_DESTRUCTION.roles and rules.RECORD_DESTRUCTION.allows(actor, cycle)
        values |= {
            "catalogue": catalogue_of(cycle),
            "files": doors.archive_files(actor).filter(cycle=cycle).order_by("-pk"),
            "blockers": _lines(request, cycle) if cycle.stage == Stage.ANNOUNCED else (),
            "may_archive": actor.role in ARCHIVE.roles and ARCHIVE.allows(actor, cycle),
            "destructions": [
                (one, target(actor, DESTRUCTION, one.public_id, SCAN), file_lines(actor, DESTRUCTION, one, SCAN))
                for one in doors.destructions(actor).filter(cycle=cycle).order_by("pk")
            ],
            "form": form if may_destroy else None,
        }
    status = HTTPStatus.CONFLICT if form.errors else HTTPStatus.OK
    return render(request, "archive/archive.html", values, status=status)


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
