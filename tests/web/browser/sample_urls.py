"""The site with pages that show every shared class of the stylesheet and every kind of error."""

from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.django import Template
from django.urls import path

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError, blocked
from zhiheng.web.audit.page import Request, page
from zhiheng.web.site import urls
from zhiheng.web.site.rules import SEE_DESK
from zhiheng.web.site.urls import handler400, handler404, handler500  # noqa: F401 - Django looks for them here


def _template(name: str) -> Template:
    return engines["django"].from_string(Path(__file__).with_name(name).read_text("utf-8"))


_SAMPLE, _REQUESTS = _template("sample.html"), _template("requests.html")


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="届名", help_text="例如：第三届", max_length=5)
    text = forms.CharField(label="说明", widget=forms.Textarea, required=False)
    track = forms.ChoiceField(label="申报类别", choices=[("m", "制造业"), ("s", "服务业")])
    kind = forms.ChoiceField(
        label="类型",
        choices=[("a", "先进制造业"), ("t", "传统制造业")],
        widget=forms.RadioSelect,
        help_text="由申报组织申明",
    )
    is_practice = forms.BooleanField(label="练习届", required=False)
    file = forms.FileField(label="扫描件", required=False)


def sample(request: HttpRequest) -> HttpResponse:
    """Show every shared class; the form once with mistakes."""
    context = {"rows": range(40), "page_code": "ZH-7K2M-9QXA", "form": SampleForm({"name": "第三十三届示例"})}
    return HttpResponse(_SAMPLE.render(context, request))


def requests(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_REQUESTS.render({}, request))


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.method} 已办")


@page(SEE_DESK)
def office_only(request: Request) -> HttpResponse:
    return HttpResponse("只给已登录的人")


def not_permitted(request: HttpRequest) -> HttpResponse:
    raise NotPermittedError(Message("“启动申报”由秘书处审核人办理", "“Open the call” is done by: Office lead"))


def not_possible(request: HttpRequest) -> HttpResponse:
    raise blocked(
        Message(
            "3 份申报材料尚未完成资格审查 › 先完成资格审查",
            "3 entries are unchecked › finish their eligibility check first",
        ),
        Message("评分指南还是草案 › 上传评审委员会的决定", "the guide is a draft › upload the committee's decision"),
    )


def outside_the_door(request: HttpRequest) -> HttpResponse:
    raise NotFoundError


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    *urls.urlpatterns,
    path("sample", sample),
    path("sample/requests", requests),
    path("sample/echo", echo),
    path("sample/office-only", office_only),
    path("sample/not-permitted", not_permitted),
    path("sample/blocked", not_possible),
    path("sample/outside-the-door", outside_the_door),
    path("sample/broken", broken),
]
