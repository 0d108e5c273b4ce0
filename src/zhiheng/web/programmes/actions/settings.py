"""Changing and confirming settings."""

from collections.abc import Iterable, Mapping
from typing import cast

from django.utils import timezone

from zhiheng.canonical import Json
from zhiheng.problems import Message, Place, Problems
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError, blocked
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.declared import CYCLE_SETTINGS, Declaration
from zhiheng.web.programmes.declared.kinds import BadValueError
from zhiheng.web.programmes.models import Cycle, Programme, Setting
from zhiheng.web.programmes.values import values_of

RULES_ARE_LOCKED = Message(
    "“{label}”属于已锁定的规则，只能按评审委员会的决定修改",
    "“{label}” is one of the locked rules and changes only by the committee’s decision",
)
NO_DOCUMENT = Message("没有写文号 › 写上确认这些设置的文件文号", "no document is named › give its number")
NOTHING_CHOSEN = Message("没有选择设置 › 勾选要确认的设置", "no setting is chosen › tick those to confirm")


def change_settings(actor: Actor, cycle: Cycle, texts: Mapping[str, str]) -> None:
    """Change settings of a cycle as typed in, by key; what changes is to be confirmed again.

    Raises BadInputError with the problems at their fields, NotPermittedError for a rule that is locked.
    """
    with acting(actor, rules.CHANGE_SETTINGS, cycle) as deed:
        values, declared = read_settings(CYCLE_SETTINGS, texts), CYCLE_SETTINGS
        kept = values_of(deed.subject)
        locked = [key for key, value in values.items() if value != kept[key] and declared[key].is_rule]
        if locked and deed.subject.is_locked:
            label = declared[locked[0]].label
            zh, en = (RULES_ARE_LOCKED.text(one, {"label": label}) for one in ("zh", "en"))
            raise NotPermittedError(Message(zh, en))
        is_locked = deed.subject.is_locked  # what was locked does not name rules that a later release declared
        add_settings(deed.subject, {key: kept[key] for key in kept if not (is_locked and declared[key].is_rule)})
        deed.record(changes=change_rows(rows_of_cycle(deed.subject), CYCLE_SETTINGS, texts))


def add_settings(cycle: Cycle, values: Mapping[str, Json]) -> None:
    """Store the settings of a cycle that are not stored yet; call it within an act."""
    kept = rows_of_cycle(cycle)
    Setting.objects.bulk_create(
        Setting(programme=cycle.programme, cycle=cycle, key=key, value=value)
        for key, value in values.items()
        if key not in kept
    )


def confirm_settings(actor: Actor, subject: Cycle | Programme, keys: Iterable[str], document: str) -> None:
    """Confirm settings of a cycle, or the names of an award, by the number of a paper; raises BlockedError without."""
    with acting(actor, rules.CONFIRM_SETTINGS, subject) as deed:
        cycle = subject if isinstance(subject, Cycle) else None
        kept = Setting.objects.filter(programme=deed.subject.scope.programme, cycle=cycle)
        chosen = sorted({setting.key for setting in kept} & set(keys))
        if not document.strip():
            raise blocked(NO_DOCUMENT)
        if not chosen:
            raise blocked(NOTHING_CHOSEN)
        kept.filter(key__in=chosen).update(
            document=document.strip(), confirmed_at=timezone.now(), confirmed_by_id=cast("int", actor.person)
        )
        deed.record(document=document.strip(), keys=chosen)


def read_settings(declared: Mapping[str, Declaration], texts: Mapping[str, str]) -> dict[str, Json]:
    """Return the values typed in by key; raises BadInputError with the problems at their fields."""
    values, problems = dict[str, Json](), Problems()
    for key, text in texts.items():
        try:
            values[key] = declared[key].kind.read(text)
        except BadValueError as error:
            problems.add(error.message, Place(cell=key), **error.values)
    problems.raise_if_any()
    return values


def rows_of_cycle(cycle: Cycle) -> dict[str, Setting]:
    """Return the settings of a cycle that are stored, by key."""
    return {one.key: one for one in Setting.objects.filter(cycle=cycle).select_related("confirmed_by")}


def change_rows(
    kept: Mapping[str, Setting], declared: Mapping[str, Declaration], texts: Mapping[str, str]
) -> dict[str, Json]:
    """Write the values that differ, not confirmed any more, and return them by key; call it within an act."""
    values = read_settings(declared, texts)
    changed = [kept[key] for key, value in values.items() if key in kept and kept[key].value != value]
    for setting in changed:
        setting.value = values[setting.key]
        setting.document, setting.confirmed_at, setting.confirmed_by = "", None, None
    Setting.objects.bulk_update(changed, ["value", "document", "confirmed_at", "confirmed_by"])
    return {setting.key: setting.value for setting in changed}
