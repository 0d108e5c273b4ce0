"""Changing the key of encrypted fields while the site runs (``zhiheng admin rotate-key``)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit import rules
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.sealed import UnsealError, field_keys, key_id_of, seal, sealed_fields, unseal
from zhiheng.web.site.keys import Keys, load_keys, new_field_key, path_of_keys, write_keys

PAUSE = timedelta(minutes=10)
"""How long a page under way may still save what it encrypted with the key before."""

_ROWS_AT_ONCE = 100

_TOO_EARLY = Message(
    "密钥在 {minutes} 分钟内刚更换过，正在办理的页面可能还会用旧密钥保存 › {minutes} 分钟后再运行一次",
    "the key changed less than {minutes} minutes ago, a page under way may still save with the old one › "
    "run this again in {minutes} minutes",
)


def add_key() -> str:
    """Make a new key, which everything is encrypted with from now on, and return its id."""
    [(key_id, key)] = new_field_key().items()
    deed: Deed[None]
    with acting(SYSTEM, rules.ADD_KEY) as deed:
        keys = load_keys(settings.HOME)
        write_keys(settings.HOME, Keys(keys.signing, keys.drafts, {**keys.fields, key_id: key}))
        deed.record(key=key_id)
    return key_id


def reseal_all() -> int:
    """Encrypt with the newest key whatever is encrypted with another, batch by batch, and return how many values.

    What no key here can read stays as it is. May be interrupted and run again at any time.
    """
    newest = list(field_keys())[-1]
    count = 0
    for model, name in sealed_fields():
        old = [key for key, blob in _values(model, name) if key_id_of(blob) != newest]
        for start in range(0, len(old), _ROWS_AT_ONCE):
            count += _reseal(model, name, old[start : start + _ROWS_AT_ONCE], newest)
    return count


def _reseal(model: type[models.Model], name: str, keys: Sequence[object], newest: str) -> int:
    with transaction.atomic(durable=True):
        rows = model._base_manager.filter(pk__in=keys).select_for_update()  # noqa: SLF001 - Django's name
        readable = [
            (key, content)
            for key, blob in rows.values_list("pk", name)
            if blob and key_id_of(blob) != newest and (content := _read(blob)) is not None
        ]
        for key, content in readable:
            model._base_manager.filter(pk=key).update(**{name: seal(content)})  # noqa: SLF001
    return len(readable)


def forget_keys() -> Sequence[str]:
    """Remove the keys that nothing is encrypted with, but the newest one, and return their ids.

    Raises BadInputError shortly after the keys were changed.
    """
    changed = datetime.fromtimestamp(path_of_keys(settings.HOME).stat().st_mtime, UTC)
    if timezone.now() < changed + PAUSE:
        minutes = PAUSE // timedelta(minutes=1)
        raise BadInputError([Problem(Place(), _TOO_EARLY, (("minutes", minutes),))])
    keys = load_keys(settings.HOME)
    used = {key_id_of(blob) for model, name in sealed_fields() for _, blob in _values(model, name)}
    *old, _newest = keys.fields
    unused = sorted(set(old) - used)
    deed: Deed[None]
    if unused:
        with acting(SYSTEM, rules.FORGET_KEYS) as deed:
            kept = {key_id: key for key_id, key in keys.fields.items() if key_id not in unused}
            write_keys(settings.HOME, Keys(keys.signing, keys.drafts, kept))
            deed.record(keys=unused)
    return unused


def unreadable_fields() -> Mapping[str, int]:
    """Return how many encrypted values cannot be read with the keys here, by field."""
    return Counter(
        f"{model._meta.label_lower}.{name}"  # noqa: SLF001 - Django's name
        for model, name in sealed_fields()
        for _, blob in _values(model, name)
        if _read(blob) is None
    )


def _values(model: type[models.Model], name: str) -> Iterator[tuple[Any, bytes]]:
    """Yield primary key and blob of every row that has one."""
    rows = model._base_manager.exclude(**{name: None})  # noqa: SLF001 - Django's name
    yield from rows.values_list("pk", name).iterator()


def _read(blob: bytes) -> bytes | None:
    try:
        return unseal(blob)
    except UnsealError:
        return None
