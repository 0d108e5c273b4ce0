"""Reading a form from its file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from zhiheng.problems import Message
from zhiheng.web.entries.forms.declaration import NOTHING, Audience, Choice, FieldKind, Form, FormField, Section
from zhiheng.web.entries.models import Entry

_DEFAULT = "default"


def form_of_entry(_entry: Entry) -> Form:
    """Return the form that an entry fills in: the default one, until an office can keep its own for a cycle."""
    return load_form(_DEFAULT)


@cache
def load_form(name: str) -> Form:
    """Return a built-in form; raises an error of the file for whoever changes it wrongly."""
    data = tomllib.loads((resources.files("zhiheng.web.entries.forms") / f"{name}.toml").read_text("utf-8"))
    return Form([_section(section) for section in data["sections"]])


def _section(data: Mapping[str, Any]) -> Section:
    return Section(Message(**data["title"]), [_field(field) for field in data["fields"]])


def _field(data: Mapping[str, Any]) -> FormField:
    return FormField(
        key=data["key"],
        kind=FieldKind(data["kind"]),
        label=Message(**data["label"]),
        help=Message(**data["help"]) if "help" in data else NOTHING,
        required=data.get("required", False),
        audience=Audience(data.get("audience", Audience.EXPERTS)),
        choices=[Choice(one["key"], Message(one["zh"], one["en"])) for one in data.get("choices", ())],
        columns=[Message(**one) for one in data.get("columns", ())],
    )
