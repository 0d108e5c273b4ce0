"""The scoring standard (评分要点) as immutable values."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from zhiheng.canonical import Json, digest_of

Kind = Literal["process", "results"]
"""过程类（如何…） or 结果类（说明…）."""

Audience = Literal["advanced", "traditional", "all"]
"""Whom a note addresses: 先进制造业, 传统制造业 or everyone."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One lettered requirement (评价要点); ``kind`` only where it differs from its indicator's."""

    code: str
    text: str
    kind: Kind | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a standard file."""
        own_kind: dict[str, Json] = {"kind": self.kind} if self.kind else {}
        return {"code": self.code, "text": self.text, **own_kind}


@dataclass(frozen=True, slots=True)
class Note:
    """A note (注) of an indicator; ``number`` is None where the standard does not number it."""

    number: str | None
    audience: Audience
    text: str

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a standard file."""
        return {"number": self.number, "audience": self.audience, "text": self.text}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A level-2 indicator (二级指标): the level that carries points and is scored."""

    code: str
    name: str
    points: int
    kind: Kind
    criteria: tuple[Criterion, ...]
    notes: tuple[Note, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a standard file."""
        return {
            "code": self.code,
            "name": self.name,
            "points": self.points,
            "kind": self.kind,
            "criteria": [criterion.as_json() for criterion in self.criteria],
            "notes": [note.as_json() for note in self.notes],
        }


@dataclass(frozen=True, slots=True)
class Category:
    """A level-1 category (一级指标); its points are the sum of its indicators'."""

    code: str
    name: str
    points: int
    indicators: tuple[Indicator, ...]

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a standard file."""
        indicators: list[Json] = [indicator.as_json() for indicator in self.indicators]
        return {"code": self.code, "name": self.name, "points": self.points, "indicators": indicators}


@dataclass(frozen=True)
class Standard:
    """A scoring standard; editing one makes another, with another digest.

    ``criteria_withheld`` says that the texts of the criteria are not reproduced here.
    """

    id: str
    title: str
    points: int
    categories: tuple[Category, ...]
    criteria_withheld: bool = False

    @property
    def indicators(self) -> Iterator[Indicator]:
        """All indicators, in the order of the standard."""
        return (indicator for category in self.categories for indicator in category.indicators)

    def as_json(self) -> dict[str, Json]:
        """Return the standard with the keys of a standard file, without ``digest``."""
        withheld: dict[str, Json] = {"criteria_withheld": True} if self.criteria_withheld else {}
        categories: list[Json] = [category.as_json() for category in self.categories]
        return {"id": self.id, "title": self.title, "points": self.points, **withheld, "categories": categories}

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical JSON (摘要值): the standard's version."""
        return digest_of(self.as_json())
