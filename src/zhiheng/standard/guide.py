"""The scoring guide (评分指南): scales, factors and bands; replaceable data, not part of the standard."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.standard.model import Kind


@dataclass(frozen=True, slots=True)
class Band:
    """One scoring band (评分区间), low to high in percent, with one sentence per factor id; bands have no names."""

    low: Decimal
    high: Decimal
    sentences: Mapping[str, Message]

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a guide file."""
        sentences: dict[str, Json] = {factor: _text(text) for factor, text in self.sentences.items()}
        return {"low": _percent(self.low), "high": _percent(self.high), "sentences": sentences}


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a scale: 方法, 展开, 学习, 整合 or 水平, 趋势, 对比, 整合."""

    id: str
    name: Message
    question: Message

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a guide file."""
        return {"id": self.id, "name": _text(self.name), "question": _text(self.question)}


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale for one kind of indicators: factors and bands, lowest band first."""

    kind: Kind
    name: Message
    factors: tuple[Factor, ...]
    bands: tuple[Band, ...]

    def band(self, percent: Decimal) -> Band:
        """Return the band a percent on the guide's steps belongs to."""
        return next(band for band in self.bands if percent <= band.high)

    def as_json(self) -> dict[str, Json]:
        """Return the keys of a guide file."""
        return {
            "kind": self.kind,
            "name": _text(self.name),
            "factors": [factor.as_json() for factor in self.factors],
            "bands": [band.as_json() for band in self.bands],
        }


@dataclass(frozen=True)
class Guide:
    """A scoring guide; it takes effect once the committee (评审委员会) has adopted it.

    ``step`` is the grid of percents in percentage points; ``decision`` and ``date`` are the number and the day
    (YYYY-MM-DD) of the adoption, None while the guide is a draft.
    """

    id: str
    title: Message
    status: Literal["draft", "adopted"]
    decision: str | None
    date: str | None
    step: Decimal
    scales: tuple[Scale, ...]

    def scale(self, kind: Kind) -> Scale:
        """Return the scale for one kind of indicators."""
        return next(scale for scale in self.scales if scale.kind == kind)

    def as_json(self) -> dict[str, Json]:
        """Return the guide with the keys of a guide file, without ``digest``."""
        return {
            "id": self.id,
            "title": _text(self.title),
            "status": self.status,
            "decision": self.decision,
            "date": self.date,
            "step": _percent(self.step),
            "scales": [scale.as_json() for scale in self.scales],
        }

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical JSON (摘要值): the guide's version."""
        return digest_of(self.as_json())


def _text(text: Message) -> dict[str, Json]:
    """Return both languages of a text."""
    return {"zh": text.zh, "en": text.en}


def _percent(percent: Decimal) -> str:
    """Return a percent as the shortest decimal string."""
    return f"{percent.normalize():f}"
