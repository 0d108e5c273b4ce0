"""What an amendment changes in the locked rules, each value as it is and as it would be."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.fields import Field
from zhiheng.web.programmes.models import Cycle, FormVersion, GuideVersion, StandardVersion
from zhiheng.web.programmes.scheme import body_of
from zhiheng.web.programmes.scheme_page import SchemePage, proposed_page
from zhiheng.web.programmes.values import values_of

_CHANGE = Message("{what}：{before} → {after}", "{what}: {before} → {after}")
_SCHEME = Message("评审方案 · {row}{label}", "Scheme · {row}{label}")
_ROWS = {
    "phases": Message("第 {number} 个阶段 · ", "phase {number} · "),
    "tiers": Message("第 {number} 个奖项 · ", "tier {number} · "),
    "tracks": Message("第 {number} 个申报类别 · ", "track {number} · "),
}
_NO_ROW = Message("", "")
_SETTING = Message("设置 · {label}", "Settings · {label}")
_GUIDE = Message("评分指南", "Scoring guide")
_STANDARD = Message("评分要点（{track}）", "Standard ({track})")
_FORM = Message("申报表（{track}）", "Application form ({track})")
_NOTHING = Message("（空）", "(empty)")
_YES, _NO = Message("是", "yes"), Message("否", "no")


def differences(cycle: Cycle, changes: Mapping[str, Any]) -> list[Message]:
    """Return a sentence for each value that the changes of an amendment would make another one."""
    return [
        filled(_CHANGE, what=what, before=before, after=after)
        for what, before, after in _found(cycle, changes)
        if before != after
    ]


def _found(cycle: Cycle, changes: Mapping[str, Any]) -> Iterator[tuple[Message, Message, Message]]:
    if "scheme" in changes:
        proposed = proposed_page(cycle, changes["scheme"]["body"], changes["scheme"]["ceilings"])
        yield from _of_scheme(proposed_page(cycle, body_of(cycle), {}), proposed)
    kept = values_of(cycle)
    for key, text in changes.get("settings", {}).items():
        declared = CYCLE_SETTINGS[key]
        yield filled(_SETTING, label=declared.label), _shown(key, kept.get(key)), _shown(key, declared.kind.read(text))
    if "guide" in changes:
        yield _GUIDE, _titled(GuideVersion, cycle, cycle.guide_digest), _titled(GuideVersion, cycle, changes["guide"])
    for track in cycle.tracks.order_by("order"):
        for part, label, version, now in (
            ("standards", _STANDARD, StandardVersion, track.standard_digest),
            ("forms", _FORM, FormVersion, track.form_digest),
        ):
            then = changes.get(part, {}).get(track.code, now)
            yield filled(label, track=track.name), _titled(version, cycle, now), _titled(version, cycle, then)


def _shown(key: str, value: Json) -> Message:
    return _NOTHING if value is None else CYCLE_SETTINGS[key].kind.shown(value)


def _titled(
    versions: type[GuideVersion] | type[StandardVersion] | type[FormVersion], cycle: Cycle, digest: str
) -> Message:
    found = versions._default_manager.filter(programme=cycle.programme_id, digest=digest).first()  # noqa: SLF001 - Django's name
    return _plain(f"{found.title if found else ''} {digest[:8]}".strip())


def _of_scheme(kept: SchemePage, proposed: SchemePage) -> Iterator[tuple[Message, Message, Message]]:
    before, after = ({one.name: one for one in page.fields} for page in (kept, proposed))
    for name in dict.fromkeys([*before, *after]):
        label = (after.get(name) or before[name]).label
        table, _, rest = name.partition(".")
        row = filled(_ROWS[table], number=int(rest.split(".")[0]) + 1) if table in _ROWS else _NO_ROW
        yield filled(_SCHEME, row=row, label=label), _value(before.get(name)), _value(after.get(name))


def _value(field: Field | None) -> Message:
    """Return a value of the form as people read it; a row that is not there has none."""
    if field is None or not field.value:
        return _NO if field is not None and field.control == "flag" else _NOTHING
    if field.control == "flag":
        return _YES
    known = dict(field.options).get(field.value, field.value)
    return known if isinstance(known, Message) else _plain(known)


def _plain(text: str) -> Message:
    escaped = text.replace("{", "{{").replace("}", "}}")
    return Message(escaped, escaped)
