"""What the public pages show of documents: a standard as a text, and rules in words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from zhiheng.problems import Message
from zhiheng.standard import parse_standard
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.documents import stored_document
from zhiheng.web.public.answers import ENGLISH


@lru_cache(maxsize=32)
def standard_shown(content: str, *, is_english: bool) -> SafeString:
    """Return the standard of a stored content as a part of a page; it follows from the content alone."""
    with translation.override(ENGLISH if is_english else "zh-hans"):
        return render_to_string("public/_standard.html", {"standard": parse_standard(stored_document(content))})


@dataclass(frozen=True, slots=True)
class RulesShown:
    """Rules in words: phases with their weights, tiers with places, settings with label, value and unit."""

    phases: Sequence[tuple[str, object]]
    tiers: Sequence[tuple[str, object, object]]
    settings: Sequence[tuple[Message, Message, Message]]


def rules_shown(content: str) -> RulesShown:
    """Return what locked rules say, from their canonical JSON."""
    said = json.loads(content)
    scheme = said["scheme"]
    declared = [(CYCLE_SETTINGS[key], value) for key, value in said["settings"].items() if key in CYCLE_SETTINGS]
    return RulesShown(
        [(one["name"], one.get("weight", "")) for one in scheme["phases"]],
        [(one["name"], one.get("ceiling", ""), one.get("min_percent", "")) for one in scheme["tiers"]],
        [(one.label, one.kind.shown(value), one.unit) for one, value in declared],
    )
