"""The letters of an award (文书模板): one TOML file each, docs/reference/letters.md says what it holds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from zhiheng.problems import Message

Audience = Literal["applicant", "expert", "other"]
"""Whom a letter goes to: applicants of the cycle, its experts, or bodies outside the site."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the office types for one letter; ``default`` may hold the common values."""

    key: str
    name: Message
    is_long: bool
    default: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One kind of letter: its name, whom it goes to, who signs, and its text with ``{values}``.

    ``recipients`` are those proposed for an audience outside the site, one a line; ``signer`` is the key of a letter
    setting.
    """

    kind: str
    order: int
    name: Message
    audience: Audience
    recipients: str
    signer: str
    title: str
    text: str
    fields: tuple[Field, ...]


@cache
def all_templates() -> Mapping[str, LetterTemplate]:
    """Return every template by its kind, in the order of an award's year."""
    found = [_template(tomllib.loads(file.read_text("utf-8"))) for file in files(__name__).iterdir() if _is_data(file)]
    return {template.kind: template for template in sorted(found, key=lambda one: one.order)}


def _is_data(file: Any) -> bool:  # noqa: ANN401 - importlib's own type has another name in each Python
    return bool(file.name.endswith(".toml"))


def _template(data: Mapping[str, Any]) -> LetterTemplate:
    return LetterTemplate(
        kind=data["kind"],
        order=data["order"],
        name=Message(data["name_zh"], data["name_en"]),
        audience=data["audience"],
        recipients=data.get("recipients", ""),
        signer=data["signer"],
        title=data["title"],
        text=data["text"].strip(),
        fields=tuple(_field(field) for field in data.get("fields", ())),
    )


def _field(data: Mapping[str, Any]) -> Field:
    name = Message(data["name_zh"], data["name_en"])
    return Field(data["key"], name, data.get("is_long", False), data.get("default", ""))
