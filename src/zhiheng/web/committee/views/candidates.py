"""What a member reads of a candidate: the application without figures and files, which may be about money."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.committee import doors, rules
from zhiheng.web.documents.rendering import render as render_document
from zhiheng.web.entries.forms import Audience
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.files import answers, queries

_ANY = "0" * 32


@page(rules.SEE_CANDIDATE)
def candidate(request: Request, public_id: str) -> HttpResponse:
    """Show what a candidate handed in, to a member who is not recused."""
    found = doors.candidate(request.actor, public_id)
    submission = doors.candidate_submission(request.actor, found)
    note(request, rules.SEE_CANDIDATE, found)
    content = submitted(submission)
    pictures = reverse("committee:candidate_picture", args=[public_id, _ANY]).replace(_ANY, "{file}")
    values = {
        "entry": found,
        "submission": submission,
        "content": content,
        "sections": content.sections[Audience.EXPERTS],
        "overview": render_document(content.overview, pictures),
        "indicators": [
            (one.indicator, [(of.criterion, render_document(of.text, pictures)) for of in one.responses])
            for one in content.indicators
        ],
    }
    return render(request, "committee/candidate.html", values)


@page(rules.SEE_CANDIDATE)
def picture(request: Request, public_id: str, file: str) -> HttpResponseBase:
    """A picture in a text of that."""
    found = doors.candidate(request.actor, public_id)
    image = queries.page_of(doors.candidate_picture(request.actor, found, file), 1)
    if image is None:
        raise NotFoundError
    note(request, rules.SEE_CANDIDATE, found)
    return answers.picture(request, image.image)
