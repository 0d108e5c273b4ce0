"""Names for the opaque ids of the record, looked up only when a page is made for somebody who may know them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from django.apps import apps
from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.audit.acting import SITE
from zhiheng.web.audit.actor import PUBLIC, SYSTEM
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.stages import STAGE_NAMES
from zhiheng.web.audit.verb import Words
from zhiheng.web.site.texts import say

Names = Mapping[str, str]

_ID = re.compile(r"[0-9a-f]{32}")
_FIXED = {SYSTEM.id: ROLE_NAMES[Role.SYSTEM], PUBLIC.id: ROLE_NAMES[Role.PUBLIC], SITE: Message("本系统", "this site")}
_ROLES = {str(role): name for role, name in ROLE_NAMES.items()}
_WORDS = {
    "role": _ROLES,
    "granted": _ROLES,
    "stage": {str(stage): name for stage, name in STAGE_NAMES.items()},
}
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_NO_WORDS: Words = {}
_YES, _NO, _NOTHING = Message("是", "yes"), Message("否", "no"), Message("无", "none")


def names_of(ids: Iterable[str]) -> Names:
    """Return the names or titles of whatever has one, such as persons and cycles, by their public ids."""
    wanted = set(ids)
    found = {one: say(name) for one, name in _FIXED.items() if one in wanted}
    for model, field in _named_models():
        found.update(model._base_manager.filter(public_id__in=wanted).values_list("public_id", field))  # noqa: SLF001 - Django's name
    return found


@cache
def _named_models() -> Sequence[tuple[type[Row], F | Coalesce]]:
    """Return the models whose rows have a ``name`` or a ``title``, with that, or the ``code`` where it is empty."""
    named = []
    for model in apps.get_models():
        fields = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - Django's name
        field = next((one for one in ("name", "title") if one in fields), None)
        if issubclass(model, Row) and field:
            name = Coalesce(NullIf(F(field), Value("")), F("code")) if "code" in fields else F(field)
            named.append((model, name))
    return named


def ids_in(value: Json) -> Iterable[str]:
    """Yield every public id within a payload."""
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from ids_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from ids_in(part)


def shown(key: str, value: Json, names: Names, words: Words = _NO_WORDS) -> str:
    """Return a value of a payload as people read it: ids by name, roles, stages and a verb's own codes in words."""
    if value is None or value == "":
        return say(_NOTHING)
    if isinstance(value, bool):
        return say(_YES if value else _NO)
    if isinstance(value, list | tuple):
        return "、".join(shown(key, part, names, words) for part in value)
    own = words.get(key, {})
    if isinstance(value, Mapping):
        labels = {name: say(own[name]) if name in own else name for name in value}
        return "、".join(f"{labels[name]} {shown(name, part, names, words)}" for name, part in value.items())
    word = own.get(str(value)) or _WORDS.get(key, {}).get(str(value))
    return say(word) if word else name_or_short(str(value), names)


def name_or_short(text: str, names: Names) -> str:
    """Return the name behind an id, the beginning of an id without a known name, any other text as it is.

    Without the marks that turn the direction of writing: they would turn what stands after the text in a sentence too.
    """
    return names.get(text, f"{text[:8]}…" if _ID.fullmatch(text) else text.translate(_TURNING))
