"""The site with one page more, and a way in without a password, and one for jobs."""

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path

from web.drafts.example.draft_kinds import FILL, LABELS, READ, door
from web.drafts.example.tasks import write_notice
from zhiheng.web.audit.page import page
from zhiheng.web.documents.pictures import Pictures
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.people.middleware import ACTIVE_ROLE, SECOND_FACTOR
from zhiheng.web.people.models import Assignment
from zhiheng.web.site.urls import urlpatterns as site_urls


@page(READ)
def fields(request, owner: str) -> HttpResponse:
    shown = field_states(request.actor, "example", door(request.actor, owner), LABELS)
    values = {"one": shown["1.1a"], "two": shown["1.1b"], "percent": shown["percent"], "kind": shown["kind"]}
    values["kinds"] = [("advanced", "先进制造业"), ("traditional", "传统制造业")]
    return render(request, "example/fields.html", values)


ADDRESSES = Pictures(shown="/pictures/{file}", upload="/pictures")


@page(READ)
def document(request, owner: str) -> HttpResponse:
    shown = field_states(request.actor, "example", door(request.actor, owner), ["1.1c"])
    return render(request, "example/document.html", {"document": shown["1.1c"], "pictures": ADDRESSES})


PICTURES: dict[str, bytes] = {}


@page(FILL, "POST")
def send_picture(request) -> HttpResponse:
    content = request.FILES["file"].read()
    if not content.startswith(b"\x89PNG"):
        return JsonResponse({"reason": "不是图片 › 选一张图片"}, status=422)
    name = f"{len(PICTURES) + 1:032x}"
    PICTURES[name] = content
    return JsonResponse({"file": name})


@page(READ)
def picture(request, name: str) -> HttpResponse:
    return HttpResponse(PICTURES[name], content_type="image/png")


def enter(request, assignment: str) -> HttpResponse:
    held = Assignment.objects.get(public_id=assignment)
    login(request, held.person, backend="django.contrib.auth.backends.ModelBackend")
    request.session.update({ACTIVE_ROLE: held.public_id, SECOND_FACTOR: True})
    return HttpResponseRedirect("/")


def enqueue(request, owner: str, title: str, dies: str) -> HttpResponse:
    with transaction.atomic():
        write_notice.enqueue(owner, title, dies)
    return HttpResponse()


urlpatterns = [
    path("example/<str:owner>", fields, name="example"),
    path("enqueue/<str:owner>/<str:title>/<str:dies>", enqueue),
    path("example/<str:owner>/document", document),
    path("pictures", send_picture),
    path("pictures/<str:name>", picture),
    path("enter/<str:assignment>", enter),
    *site_urls,
]
