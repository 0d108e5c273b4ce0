"""Form files: the application form as replaceable data (docs/reference/application-form.md)."""

import re
from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.standard.node import Node, Source, top_node
from zhiheng.web.entries.forms import messages
from zhiheng.web.entries.forms.declaration import (
    FORMAT,
    NOTHING,
    Audience,
    Choice,
    FieldKind,
    Form,
    FormField,
    Section,
)
from zhiheng.web.entries.forms.needs import check_needs

MOST_FIELDS = 200
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CHOOSING = (FieldKind.CHOICE, FieldKind.SEVERAL)
_FEWEST_CHOICES = 2


def parse_form(source: Source) -> Form:
    """Return the form of a document.

    Raises:
        BadInputError: with every defect at once: keys missing or unknown, wrong types, empty texts, kinds and audiences
            that do not exist, keys of fields that repeat or cannot be used, choices or columns missing or without use,
            and fields that other parts of the platform rely on missing or otherwise than they need them.
    """
    top = top_node(source)
    top.expect(("title", "sections"), ("format",))
    if "format" in top.values:
        top.one_of("format", (FORMAT,))
    sections, placed = [], list[tuple[FormField, Node]]()
    for section in top.children("sections"):
        section.expect(("title", "fields"))
        title, nodes = section.message("title"), section.children("fields")
        fields = [_field(node) for node in nodes]
        placed += zip(fields, nodes, strict=True)
        sections.append(Section(title, fields))
    _check_keys(placed)
    if len(placed) > MOST_FIELDS:
        top.note(messages.TOO_MANY_FIELDS, "sections", count=len(placed), most=MOST_FIELDS)
    check_needs(top, placed)
    top.problems.raise_if_any()
    return Form(top.message("title"), sections)


def _field(node: Node) -> FormField:
    node.expect(("key", "kind", "label"), ("help", "required", "audience", "choices", "columns"))
    kind = node.one_of("kind", tuple(FieldKind))
    field = FormField(
        key=node.text("key"),
        kind=FieldKind(kind) if kind in tuple(FieldKind) else FieldKind.LINE,
        label=node.message("label"),
        help=_help(node),
        required=node.flag("required"),
        audience=_audience(node),
        choices=[_choice(one) for one in _members(node, "choices")],
        columns=[_words(one, ()) for one in _members(node, "columns")],
    )
    if kind in tuple(FieldKind):
        _check_lists(node, field)
    return field


def _help(node: Node) -> Message:
    """Return the help; a kept form has an empty one where there is none."""
    empty = {"zh": "", "en": ""}
    return NOTHING if node.values.get("help", empty) == empty else node.message("help")


def _audience(node: Node) -> Audience:
    found = node.one_of("audience", tuple(Audience)) if "audience" in node.values else ""
    return Audience(found) if found in tuple(Audience) else Audience.EXPERTS


def _members(node: Node, key: str) -> Sequence[Node]:
    return node.children(key, may_be_empty=True)


def _choice(node: Node) -> Choice:
    return Choice(node.text("key"), _words(node, ("key",)))


def _words(node: Node, others: Sequence[str]) -> Message:
    """Return what a choice or a column is called, which stands beside its other keys."""
    node.expect((*others, "zh", "en"))
    words = Message(node.text("zh"), node.text("en"))
    if set("{}") & {*words.zh, *words.en}:
        node.note(messages.BRACES)
    return words


def _check_lists(node: Node, field: FormField) -> None:
    """Note choices and columns that are missing, repeated or without use."""
    if field.kind in _CHOOSING and len(field.choices) < _FEWEST_CHOICES:
        node.note(messages.NEEDS_CHOICES, "choices", kind=field.kind)
    if field.kind is FieldKind.ROWS and not field.columns:
        node.note(messages.NEEDS_COLUMNS, "columns")
    if field.choices and field.kind not in _CHOOSING:
        node.note(messages.HAS_NO_USE, "choices", kind=field.kind, key="choices")
    if field.columns and field.kind is not FieldKind.ROWS:
        node.note(messages.HAS_NO_USE, "columns", kind=field.kind, key="columns")
    seen = set[str]()
    for position, choice in enumerate(field.choices):
        if {choice.key, choice.label.zh} & seen:
            node.note(messages.REPEATED_CHOICE, "choices", position, key=choice.key)
        seen |= {choice.key, choice.label.zh}


def _check_keys(placed: Sequence[tuple[FormField, Node]]) -> None:
    seen = set[str]()
    for field, node in placed:
        if field.key and not _KEY.fullmatch(field.key):
            node.note(messages.BAD_KEY, "key", key=field.key)
        elif field.key in seen:
            node.note(messages.REPEATED_KEY, "key", key=field.key)
        seen.add(field.key)
