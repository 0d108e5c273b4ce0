"""The settings of a cycle."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.canonical import Json
from zhiheng.problems import BadInputError
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.actions.locking import amendment
from zhiheng.web.programmes.actions.settings import (
    change_settings,
    confirm_settings,
    read_settings,
    rows_of_cycle,
)
from zhiheng.web.programmes.declared import CYCLE_SETTINGS, GROUPS, Group
from zhiheng.web.programmes.fields import typed
from zhiheng.web.programmes.forms import ConfirmForm
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.presets import NAMES, load_preset
from zhiheng.web.programmes.setting_lines import SettingsForm
from zhiheng.web.programmes.values import values_of
from zhiheng.web.programmes.views.amending import decision_form, decision_of
from zhiheng.web.programmes.views.programmes import CONFIRMED, SAVED
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say

_RULE_GROUPS = tuple(
    Group(group.title, members) for group in GROUPS if (members := tuple(one for one in group.members if one.is_rule))
)


@page(rules.SEE_RULES)
def settings(request: Request, public_id: str) -> HttpResponse:
    """Show the settings of a cycle."""
    return _page(request, doors.cycle(request.actor, public_id))


@page(rules.CHANGE_SETTINGS, "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Save the settings, or show again what is wrong with them."""
    cycle = doors.cycle(request.actor, public_id)
    texts = _open_texts(request, cycle)
    if was_changed_since(request.POST.dict(), values_of(cycle)):
        return _page(request, cycle, _form(cycle, texts), is_stale=True)
    try:
        change_settings(request.actor, cycle, texts)
    except BadInputError as error:
        return _page(request, cycle, _form(cycle, texts, error))
    messages.success(request, say(SAVED))
    return redirect("programmes:settings", public_id)


@page(rules.CHANGE_SETTINGS, "POST")
def check(request: Request, public_id: str) -> HttpResponse:
    """Answer, while somebody types, what is wrong with the settings; nothing is saved."""
    cycle = doors.cycle(request.actor, public_id)
    texts = _open_texts(request, cycle)
    try:
        read_settings(CYCLE_SETTINGS, texts)
    except BadInputError as error:
        return render(request, "programmes/_checks.html", {"checked": _form(cycle, texts, error)})
    return render(request, "programmes/_checks.html", {"checked": _form(cycle, texts)})


@page(rules.CONFIRM_SETTINGS, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm the settings that are ticked by the number of a paper."""
    cycle = doors.cycle(request.actor, public_id)
    form = ConfirmForm(request.POST)
    document = form.cleaned_data["document"] if form.is_valid() else ""
    confirm_settings(request.actor, cycle, request.POST.getlist("confirm"), document)
    messages.success(request, say(CONFIRMED))
    return redirect("programmes:settings", public_id)


@page(rules.AMEND_RULES, "GET", "POST")
def amend(request: Request, public_id: str) -> HttpResponse:
    """Propose other values for settings that are locked rules."""
    cycle = doors.cycle(request.actor, public_id)
    rules.AMEND_RULES.check(request.actor, cycle)
    ruling = [key for key, declared in CYCLE_SETTINGS.items() if declared.is_rule]
    texts = typed(request.POST.dict(), ruling) if request.method == "POST" else None
    decision = decision_form(request, cycle)
    shown = _rules_form(cycle, texts)
    if texts is not None:
        try:
            changed = _changed(cycle, texts)
        except BadInputError as error:
            shown = _rules_form(cycle, texts, error)
        else:
            if decision.is_valid():
                arguments = amendment(decision_of(decision), {"settings": changed} if changed else {})
                proposal = prepare(request.actor, rules.AMEND_RULES, cycle, arguments, decision.cleaned_data["reason"])
                return redirect("audit:proposal", proposal.public_id)
    return render(request, "programmes/amend_settings.html", {"cycle": cycle, "settings": shown, "decision": decision})


def _page(request: Request, cycle: Cycle, form: SettingsForm | None = None, *, is_stale: bool = False) -> HttpResponse:
    values = {"cycle": cycle, "settings": form or _form(cycle), "confirm_form": ConfirmForm()}
    seen = {"seen": seen_now(values_of(cycle)), "is_stale": is_stale}
    actor = request.actor
    may = {
        "may_change": rules.CHANGE_SETTINGS.allows(actor, cycle),
        "may_confirm": rules.CONFIRM_SETTINGS.allows(actor, cycle),
        "may_amend": rules.AMEND_RULES.allows(actor, cycle),
    }
    return render(request, "programmes/settings.html", {**values, **seen, **may}, status=409 if is_stale else 200)


def _form(cycle: Cycle, texts: Mapping[str, str] | None = None, error: BadInputError | None = None) -> SettingsForm:
    problems, preset = error.problems if error else (), load_preset(cycle.preset or NAMES[0]).settings
    return SettingsForm(GROUPS, rows_of_cycle(cycle), texts, problems, preset, has_fixed_rules=cycle.is_locked)


def _rules_form(
    cycle: Cycle, texts: Mapping[str, str] | None = None, error: BadInputError | None = None
) -> SettingsForm:
    problems, preset = error.problems if error else (), load_preset(cycle.preset or NAMES[0]).settings
    return SettingsForm(_RULE_GROUPS, rows_of_cycle(cycle), texts, problems, preset)


def _changed(cycle: Cycle, texts: Mapping[str, str]) -> dict[str, Json]:
    """Return the texts whose values are not those stored; raises BadInputError with the problems at their fields."""
    kept = values_of(cycle)
    return {key: texts[key] for key, value in read_settings(CYCLE_SETTINGS, texts).items() if value != kept[key]}


def _open_texts(request: Request, cycle: Cycle) -> dict[str, str]:
    """Return what was typed for the settings that the form lets change."""
    open_ones = [key for key, declared in CYCLE_SETTINGS.items() if not (cycle.is_locked and declared.is_rule)]
    return typed(request.POST.dict(), open_ones)
