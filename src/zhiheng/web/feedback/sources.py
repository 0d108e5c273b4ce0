"""Where the texts of a new report come from: what the panel confirmed, else what counted sheets say."""

import json
from collections.abc import Mapping

from zhiheng.web.feedback.facts import EntryFacts
from zhiheng.web.results.came_about import parts_of
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.models import ConfirmedTexts
from zhiheng.web.reviews.sheet_fields import field_name


def source_texts(facts: EntryFacts) -> dict[str, str]:
    """Return what a new report of an entry begins with, by the names of its fields, without empty ones.

    The texts confirmed after the last consensus of the entry; without any, the comments of the sheets that counted in
    the last phase reached, one below the other and without who wrote them.
    """
    confirmed = ConfirmedTexts.objects.filter(consensus__entry=facts.line.entry)
    last = confirmed.order_by("-consensus__phase__order", "-number").first()
    content = json.loads(last.content) if last else {}
    said: Mapping[str, Mapping[str, str]] = content["indicators"] if last else _of_sheets(facts)
    found = {THEMES: str(content.get(THEMES, ""))}
    for category in facts.categories:
        of_indicators = {one.code: said.get(one.code, {}) for one in category.indicators}
        groups = {category.code: list(of_indicators.values())} if facts.by_category else _alone(of_indicators)
        for code, texts in groups.items():
            found |= {field_name(code, what): "\n".join(_filled(texts, what)) for what in WHATS}
    return {name: text for name, text in found.items() if text}


def _alone(texts: Mapping[str, Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    return {code: [one] for code, one in texts.items()}


def _filled(texts: list[Mapping[str, str]], what: str) -> list[str]:
    return [one[what] for one in texts if one.get(what)]


def _of_sheets(facts: EntryFacts) -> dict[str, dict[str, str]]:
    parts = parts_of(facts.of.shown, facts.of.scheme, facts.line, {})
    columns = [one for one in parts[-1].columns if one.total is not None] if parts else []
    said: dict[str, dict[str, str]] = {}
    for what in WHATS:
        for code in {code for column in columns for code in column.sayings}:
            texts = [getattr(column.sayings[code], what).strip() for column in columns if code in column.sayings]
            said.setdefault(code, {})[what] = "\n".join(dict.fromkeys(filter(None, texts)))
    return said
