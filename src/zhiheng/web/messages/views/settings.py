"""The letter settings of a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages import actions, rules
from zhiheng.web.messages.forms import SettingForm
from zhiheng.web.messages.letter_settings import letter_settings, titles
from zhiheng.web.programmes import doors as award_doors
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say

_CHANGED = Message("设置已保存", "The setting is saved")


@page(rules.SEE_SETTINGS)
def settings(request: Request, programme: str) -> HttpResponse:
    """What the letters of an award have in common."""
    found = award_doors.programme(request.actor, programme)
    values = {
        "programme": found,
        "settings": letter_settings(found),
        "titles": titles(found),
        "may_change": rules.CHANGE_SETTING.allows(request.actor, found),
    }
    return render(request, "messages/letter_settings.html", values)


@page(rules.CHANGE_SETTING, "GET", "POST")
def change(request: Request, programme: str, key: str) -> HttpResponse:
    """Changing one of them."""
    found = award_doors.programme(request.actor, programme)
    value = next((one for one in letter_settings(found) if one.key == key), None)
    if value is None:
        raise NotFoundError
    now = {"text": value.text, "confirmed": value.confirmed}
    form = SettingForm(request.POST or None, initial=now)
    is_stale = was_changed_since(request.POST.dict(), now)
    if form.is_valid() and not is_stale:
        actions.change_setting(request.actor, found, key, **form.cleaned_data)
        messages.success(request, say(_CHANGED))
        return redirect("messages:letter_settings", found.public_id)
    values = {"programme": found, "value": value, "form": form, "seen": seen_now(now), "is_stale": is_stale}
    return render(request, "messages/change_setting.html", values, status=409 if is_stale else 200)
