"""From a standard file's data to a Standard, with every defect at once."""

import re
from typing import cast, get_args

from zhiheng.problems import Message
from zhiheng.standard import messages
from zhiheng.standard.code_rules import (
    check_category_codes,
    check_criterion_codes,
    check_indicator_codes,
    check_note_numbers,
)
from zhiheng.standard.labels import CRITERION_LABEL, NOTE_LABEL
from zhiheng.standard.model import Audience, Category, Criterion, Indicator, Kind, Note, Standard
from zhiheng.standard.node import Node, Source, top_node

_DOTTED = re.compile(r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2})*")
_LETTERED = re.compile(_DOTTED.pattern + "[a-z]")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


def parse_standard(source: Source) -> Standard:
    """Return the standard of a document (docs/reference/standard-files.md).

    Raises:
        BadInputError: with every defect at once: keys missing or unknown, wrong types, empty texts, full-width
            ids, codes and points, codes missing, repeated or out of sequence, points that do not add up, texts
            with their label, a digest that differs.
    """
    node = top_node(source)
    node.expect(("id", "title", "points", "categories"), ("digest", "criteria_withheld"))
    withheld = node.flag("criteria_withheld")
    categories = tuple(_category(child, withheld=withheld) for child in node.children("categories"))
    standard = Standard(node.id("id"), node.text("title"), node.points("points"), categories, withheld)
    check_category_codes(node, categories)
    check_indicator_codes(node, categories)
    _check_sum(node, messages.TOTAL_DIFFERS, standard.points, [category.points for category in categories])
    node.problems.raise_if_any()
    node.check_digest(standard.digest)
    return standard


def _category(node: Node, *, withheld: bool) -> Category:
    node.expect(("code", "name", "points", "indicators"))
    code = node.code("code", _DOTTED)
    points = node.points("points")
    indicators = tuple(_indicator(child, withheld=withheld) for child in node.children("indicators"))
    _check_sum(node, messages.CATEGORY_DIFFERS, points, [indicator.points for indicator in indicators], code=code)
    return Category(code, _name(node, code), points, indicators)


def _indicator(node: Node, *, withheld: bool) -> Indicator:
    required = ("code", "name", "points", "kind")
    node.expect(required if withheld else (*required, "criteria"), ("criteria", "notes"))
    code = node.code("code", _DOTTED)
    kind = cast("Kind", node.one_of("kind", get_args(Kind)))
    criteria = tuple(_criterion(child, kind) for child in node.children("criteria", may_be_empty=withheld))
    notes = tuple(_note(child) for child in node.children("notes", may_be_empty=True))
    if withheld and criteria:
        node.note(messages.CRITERIA_NOT_WITHHELD, "criteria", code=code)
    check_criterion_codes(node, code, criteria)
    check_note_numbers(node, notes)
    return Indicator(code, _name(node, code), node.points("points"), kind, criteria, notes)


def _criterion(node: Node, indicator_kind: Kind) -> Criterion:
    node.expect(("code", "text"), ("kind",))
    kind = cast("Kind", node.one_of("kind", get_args(Kind))) if "kind" in node.values else indicator_kind
    text = _unlabelled(node, "text", CRITERION_LABEL)
    return Criterion(node.code("code", _LETTERED), text, kind if kind != indicator_kind else None)


def _note(node: Node) -> Note:
    node.expect(("number", "audience", "text"))
    number = None if node.values.get("number") is None else node.half_width("number")
    if number and not _NUMBER.fullmatch(number):
        node.note(messages.BAD_NOTE_NUMBER, "number", value=number)
        number = None
    audience = cast("Audience", node.one_of("audience", get_args(Audience)))
    return Note(number, audience, _unlabelled(node, "text", NOTE_LABEL))


def _name(node: Node, code: str) -> str:
    return _unlabelled(node, "name", re.compile(re.escape(code) + r"(?![0-9A-Za-z])[.．、]?\s*"))


def _unlabelled(node: Node, key: str, label: re.Pattern[str]) -> str:
    text = node.text(key)
    found = label.match(text)
    if found and found[0]:
        node.note(messages.LABEL_IN_TEXT, key, label=found[0].strip())
    return text


def _check_sum(node: Node, message: Message, points: int, parts: list[int], **values: object) -> None:
    """Compare points with the sum of their parts; a part that cannot be read (0) is noted already."""
    if points and parts and all(parts) and points != sum(parts):
        node.note(message, "points", points=points, total=sum(parts), **values)
