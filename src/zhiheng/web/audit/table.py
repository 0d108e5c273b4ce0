"""The one table of permissions (权限表): all verbs of all areas."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import STAGES, Stage
from zhiheng.web.audit.verb import Verb


@cache
def all_verbs() -> Mapping[str, Verb]:
    """Return every verb by its id, as the areas' ``rules`` declare them."""
    verbs: dict[str, Verb] = {}
    for verb in _declared():
        if verb.id in verbs:
            raise ValueError(f"two verbs are called {verb.id}")
        verbs[verb.id] = verb
    return verbs


def rooms(name: str) -> Iterator[ModuleType]:
    """Yield the module of that name of every area that has one, such as all ``rules``."""
    for config in apps.get_app_configs():
        if config.name.startswith("zhiheng.web.") and find_spec(f"{config.name}.{name}"):
            yield import_module(f"{config.name}.{name}")


def _declared() -> Iterator[Verb]:
    for rules in rooms("rules"):
        own = {value.id: value for value in vars(rules).values() if isinstance(value, Verb)}
        yield from own.values()


COLUMNS = ("verb", "kind", "title", "roles", "approvers", "stages", "condition", "recorded when read", "after handover")


def table_rows() -> list[list[str]]:
    """Return the table as texts, one row a verb in the order of their ids, columns as in ``COLUMNS``."""
    return [_row(verb) for _, verb in sorted(all_verbs().items())]


def _row(verb: Verb) -> list[str]:
    return [
        verb.id,
        verb.kind,
        verb.title.zh,
        " ".join(role for role in Role if role in verb.roles),
        " ".join(role for role in Role if role in verb.approvers),
        "all" if verb.stages == STAGES else " ".join(stage for stage in Stage if stage in verb.stages),
        verb.condition.__name__ if verb.condition else "",
        "yes" if verb.is_sensitive else "",
        "yes" if verb.after_handover else "",
    ]
