"""The standards and guides that an award keeps: import, adapt, adopt."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message, Problem, Problems
from zhiheng.tables import InputFile
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.actions.programmes import (
    adapt_guide,
    adapt_standard,
    adopt_guide,
    import_guide,
    import_standard,
)
from zhiheng.web.programmes.document_page import DocumentForm
from zhiheng.web.programmes.forms import AdoptionForm, GuideForm, StandardForm
from zhiheng.web.programmes.models import GuideVersion, Programme, StandardVersion
from zhiheng.web.programmes.versions import adapted_guide, adapted_standard, guide_of, standard_of
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

STORED = Message("已存入，可以在各届中选用。", "It is stored and can be chosen for cycles.")
FINDINGS = Message("请核对以下 {count} 处：", "please look at these {count} places:")


@page(rules.SEE_STANDARDS)
def versions(request: Request, public_id: str) -> HttpResponse:
    """List the standards and guides of an award."""
    return _list(request, doors.programme(request.actor, public_id), StandardForm(), GuideForm())


@page(rules.STORE_STANDARD, "POST")
def new_standard(request: Request, public_id: str) -> HttpResponse:
    """Import a standard, and show what to look at."""
    programme = doors.programme(request.actor, public_id)
    form = StandardForm(request.POST, request.FILES)
    if form.is_valid():
        file = _input(form.cleaned_data["file"])
        try:
            version, findings = import_standard(request.actor, programme, file, form.cleaned_data["code"])
        except BadInputError as error:
            return _list(request, programme, form, GuideForm(), error.problems)
        messages.success(request, say(STORED))
        if not findings:
            return redirect("programmes:standard", version.public_id)
        return _list(request, programme, StandardForm(), GuideForm(), findings, stored=True)
    return _list(request, programme, form, GuideForm())


@page(rules.STORE_GUIDE, "POST")
def new_guide(request: Request, public_id: str) -> HttpResponse:
    """Import a guide."""
    programme = doors.programme(request.actor, public_id)
    form = GuideForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            version = import_guide(request.actor, programme, _input(form.cleaned_data["file"]))
        except BadInputError as error:
            return _list(request, programme, StandardForm(), form, error.problems)
        messages.success(request, say(STORED))
        return redirect("programmes:guide", version.public_id)
    return _list(request, programme, StandardForm(), form)


@page(rules.SEE_STANDARDS)
def standard(request: Request, public_id: str) -> HttpResponse:
    """Show one version of a standard."""
    version = doors.standard_version(request.actor, public_id)
    may_store = rules.STORE_STANDARD.allows(request.actor, version)
    values = {"version": version, "standard": standard_of(version), "may_store": may_store}
    return render(request, "programmes/standard.html", values)


@page(rules.STORE_STANDARD, "GET", "POST")
def adapt(request: Request, public_id: str) -> HttpResponse:
    """Edit a standard in a form; what comes out is another version."""
    version = doors.standard_version(request.actor, public_id)
    form = _standard_form(version, _texts(request))
    if form.typed and not form.problems:
        kept = adapt_standard(request.actor, version, form.typed)
        messages.success(request, say(STORED))
        return redirect("programmes:standard", kept.public_id)
    return render(request, "programmes/adapt.html", {"version": version, "form": form, "kind": "standard"})


@page(rules.STORE_STANDARD, "POST")
def check_standard(request: Request, public_id: str) -> HttpResponse:
    """Answer, while somebody types, what is wrong with the standard; nothing is stored."""
    form = _standard_form(doors.standard_version(request.actor, public_id), _texts(request))
    return render(request, "programmes/_checks.html", {"checked": form})


@page(rules.SEE_STANDARDS)
def guide(request: Request, public_id: str) -> HttpResponse:
    """Show one version of a guide."""
    version = doors.guide_version(request.actor, public_id)
    may = {
        "may_store": rules.STORE_GUIDE.allows(request.actor, version),
        "may_adopt": rules.ADOPT_GUIDE.allows(request.actor, version),
    }
    return render(request, "programmes/guide.html", {"version": version, "guide": guide_of(version), **may})


@page(rules.STORE_GUIDE, "GET", "POST")
def adapt_the_guide(request: Request, public_id: str) -> HttpResponse:
    """Edit a guide in a form; what comes out is another draft."""
    version = doors.guide_version(request.actor, public_id)
    form = _guide_form(version, _texts(request))
    if form.typed and not form.problems:
        kept = adapt_guide(request.actor, version, form.typed)
        messages.success(request, say(STORED))
        return redirect("programmes:guide", kept.public_id)
    return render(request, "programmes/adapt.html", {"version": version, "form": form, "kind": "guide"})


@page(rules.STORE_GUIDE, "POST")
def check_guide(request: Request, public_id: str) -> HttpResponse:
    """Answer, while somebody types, what is wrong with the guide; nothing is stored."""
    form = _guide_form(doors.guide_version(request.actor, public_id), _texts(request))
    return render(request, "programmes/_checks.html", {"checked": form})


@page(rules.ADOPT_GUIDE, "GET", "POST")
def adopt(request: Request, public_id: str) -> HttpResponse:
    """Record that the committee adopted a guide."""
    version = doors.guide_version(request.actor, public_id)
    form = AdoptionForm(request.POST or None)
    if form.is_valid():
        kept = adopt_guide(request.actor, version, form.cleaned_data["decision"], form.cleaned_data["day"])
        messages.success(request, say(STORED))
        return redirect("programmes:guide", kept.public_id)
    return render(request, "programmes/adopt.html", {"version": version, "form": form})


def _standard_form(version: StandardVersion, texts: Mapping[str, str]) -> DocumentForm:
    """Return a standard as a form, with what is wrong with the texts typed in."""
    standard = standard_of(version)
    problems = Problems()
    if texts:
        with problems.collecting():
            adapted_standard(standard, dict(texts))
    return DocumentForm(standard.as_json(), texts, problems.found)


def _guide_form(version: GuideVersion, texts: Mapping[str, str]) -> DocumentForm:
    """Return a guide as a form, with what is wrong with the texts typed in."""
    guide = guide_of(version)
    problems = Problems()
    if texts:
        with problems.collecting():
            adapted_guide(guide, dict(texts))
    return DocumentForm(guide.as_json(), texts, problems.found)


def _list(
    request: Request,
    programme: Programme,
    standard_form: StandardForm,
    guide_form: GuideForm,
    problems: tuple[Problem, ...] = (),
    *,
    stored: bool = False,
) -> HttpResponse:
    guides = [(version, guide_of(version)) for version in doors.guides(request.actor).filter(programme=programme)]
    found = [(one.place.text(language()), one.what(language()), one.remedy(language())) for one in problems]
    values: Mapping[str, object] = {
        "programme": programme,
        "standards": doors.standards(request.actor).filter(programme=programme),
        "guides": guides,
        "standard_form": standard_form,
        "guide_form": guide_form,
        "problems": found,
        "is_stored": stored,
        "forms": doors.forms(request.actor).filter(programme=programme),
        "may_store": rules.STORE_STANDARD.allows(request.actor, programme),
        "may_store_form": rules.STORE_FORM.allows(request.actor, programme),
    }
    return render(request, "programmes/versions.html", values)


def _input(file: "UploadedFile[bytes]") -> InputFile:
    return InputFile(file.name or "", file.read())


def _texts(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.POST.dict().items() if name != "csrfmiddlewaretoken"}
