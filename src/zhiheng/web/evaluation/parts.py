"""A part of the evaluation as its page shows it: one phase of one track."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zhiheng.problems import Message
from zhiheng.web.evaluation import messages
from zhiheng.web.evaluation.charts import Axis, Span, ranks
from zhiheng.web.programmes.contributions import filled

_USUAL = 0.8
_SURE = 1.645
"""Standard deviations to either side of which 90 % lie."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who stands behind ids: applicants by code, experts by letter; where pages of results are, "" if out of reach."""

    entries: Mapping[str, tuple[str, str]]
    letters: Mapping[str, str]
    result_link: str

    def entry(self, code: str) -> str:
        """Return the applicant's name."""
        return self.entries[code][0]

    def names(self, codes: Sequence[str]) -> str | Message:
        """Return applicants' names in one text."""
        return "、".join(self.entry(code) for code in codes) or messages.NOBODY

    def expert(self, listed: str) -> Message:
        """Return an expert's letter."""
        return filled(messages.EXPERT, letter=self.letters[listed])

    def link(self, code: str, at: str = "") -> str:
        """Return the page of how an applicant's total came about, or of one indicator of it."""
        return f"{self.result_link}/{self.entries[code][1]}{at and f'/{at}'}" if self.result_link else ""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An applicant: official score and rank in the phase, what may be said of its rank."""

    name: str
    code: str
    score: str
    rank: int
    point: str
    half: Span
    most: Span
    rank_interval50: Sequence[int]
    rank_interval90: Sequence[int]
    p_top: Sequence[int]


@dataclass(frozen=True, slots=True)
class SeverityLine:
    """An expert: severity in percentage points with the interval that holds it with 90 %."""

    expert: Message
    severity: float
    interval: Sequence[float]
    point: str
    span: Span


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A question for a person, with the cells it rests on as pairs of text and address."""

    text: Message
    cells: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PartPage:
    """One phase of one track; ``part`` is what is kept of it."""

    part: Mapping[str, Any]
    named: Named

    @property
    def name(self) -> str:
        """The phase, with the track where there are several."""
        return str(self.part["name"])

    @property
    def measured(self) -> Mapping[str, Any] | None:
        """What the library says, None for too small a sample."""
        found: Mapping[str, Any] | None = self.part["measured"]
        return found

    @property
    def tops(self) -> list[Mapping[str, Any]]:
        """The lines: name and number of places."""
        return list(self.part["tops"])

    @cached_property
    def is_ranked(self) -> bool:
        """Whether rank intervals are given."""
        return self.measured is not None and self.measured["line"] is not None

    @cached_property
    def _axis(self) -> Axis:
        return ranks(self.part["entries"])

    @cached_property
    def marks(self) -> list[str]:
        """Where the lines lie on the axis of ranks."""
        return [self._axis.at(one["top"] + 0.5) for one in self.tops]

    @cached_property
    def entry_lines(self) -> list[EntryLine]:
        """The applicants in the order of their official scores in this phase."""
        if not self.measured or not self.is_ranked:
            return []
        scores = {code: float(one) for code, one in self.part["scores"].items()}
        ordered = sorted(self.measured["entries"], key=lambda one: (-scores[one["entry"]], one["entry"]))
        return [self._entry(one, 1 + sum(other > scores[one["entry"]] for other in scores.values())) for one in ordered]

    def _entry(self, found: Mapping[str, Any], rank: int) -> EntryLine:
        code = found["entry"]
        low, high = found["rank_interval50"], found["rank_interval90"]
        return EntryLine(
            name=self.named.entry(code),
            code=code,
            score=self.part["scores"][code],
            rank=rank,
            point=self._axis.at(rank),
            half=self._axis.span((low[0] - 0.5, low[1] + 0.5)),
            most=self._axis.span((high[0] - 0.5, high[1] + 0.5)),
            rank_interval50=low,
            rank_interval90=high,
            p_top=[round(100 * found["p_top"][str(one["top"])]) for one in self.tops],
        )

    @cached_property
    def severity_lines(self) -> list[SeverityLine]:
        """The experts, the strictest first."""
        found = [one for one in (self.measured or {"experts": ()})["experts"] if one["severity"] is not None]
        bounds = {one["expert"]: [one["severity"] + sign * _SURE * one["sd"] for sign in (-1, 1)] for one in found}
        widest = max((abs(one) for pair in bounds.values() for one in pair), default=0) or 1.0
        axis = Axis(-widest, widest)
        return [
            SeverityLine(
                self.named.expert(one["expert"]),
                one["severity"],
                bounds[one["expert"]],
                axis.at(one["severity"]),
                axis.span(bounds[one["expert"]]),
            )
            for one in sorted(found, key=lambda one: (-one["severity"], one["expert"]))
        ]

    @cached_property
    def sentences(self) -> list[Message]:
        """How reliable the scores are, for a reader without statistics."""
        reliability = (self.measured or {"reliability": {"g": None}})["reliability"]
        study = reliability["g"]
        if not study or study["absolute"] is None:
            return [messages.NO_RELIABILITY]
        phi = study["absolute"]
        said = filled(messages.RELIABLE, percent=round(100 * phi), phi=f"{phi:.2f}")
        if phi >= _USUAL:
            return [said, messages.ENOUGH]
        enough = [one["experts"] for one in reliability["d_study"] if (one["absolute"] or 0) >= _USUAL]
        now = f"{self._sheets_each:.1f}"
        return [said, filled(messages.MORE_EXPERTS, count=enough[0], now=now) if enough else messages.NEVER_ENOUGH]

    @property
    def _sheets_each(self) -> float:
        return float(self.part["sheets"]) / float(self.part["entries"])

    @cached_property
    def d_study(self) -> list[tuple[int, float, str]]:
        """How many experts give which Φ, with the place on its axis."""
        found = (self.measured or {"reliability": {}})["reliability"].get("d_study") or ()
        axis = Axis(0, 1)
        return [(one["experts"], one["absolute"], axis.at(one["absolute"])) for one in found if one["absolute"]]

    @cached_property
    def lines(self) -> list[Message]:
        """What can be said at each line: who cannot be told apart, who would cross."""
        return list(self._lines()) if self.is_ranked else [messages.NOT_CONNECTED]

    def _lines(self) -> Iterator[Message]:
        measured = self.measured or {}
        for one in self.tops:
            top, line = one["top"], measured["line"][str(one["top"])]
            group = line["not_separable"]
            names = self.named.names(group)
            yield (
                filled(messages.NOT_SEPARABLE, top=top, count=len(group), names=names)
                if len(group) > 1
                else filled(messages.ALL_SEPARABLE, top=top)
            )
            crossing = line["would_enter"], line["would_leave"]
            if measured["adjusts"] and any(crossing):
                enter, leave = map(self.named.names, crossing)
                yield filled(messages.WOULD_CROSS, top=top, enter=enter, leave=leave)
            elif measured["adjusts"]:
                yield filled(messages.NOBODY_CROSSES, top=top)
        if not measured["adjusts"]:
            yield messages.NOT_ADJUSTED

    @cached_property
    def flags(self) -> list[FlagLine]:
        """The questions."""
        return [self._flag(one) for one in (self.measured or {"flags": ()})["flags"]]

    def _flag(self, flag: Mapping[str, Any]) -> FlagLine:
        size = f"{abs(flag['size']):.1f}"
        if flag["kind"] == "bounds":
            return FlagLine(filled(messages.AT_BOUND, share=round(100 * flag["size"])), ())
        expert = self.named.expert(flag["who"][0])
        if flag["kind"] == "severity":
            word = messages.STRICTER if flag["size"] > 0 else messages.MILDER
            return FlagLine(filled(messages.SEVERE, expert=expert, word=word, size=size), ())
        if flag["kind"] == "copying":
            return self._copying(flag)
        entry, word = flag["where"][0], messages.HIGHER if flag["size"] > 0 else messages.LOWER
        text = filled(messages.PAIR, expert=expert, entry=self.named.entry(entry), word=word, size=size)
        cells = [(code, self.named.link(one, f"{self.part['phase']}:{code}")) for one, code in flag["cells"]]
        return FlagLine(text, [(self.named.entry(entry), self.named.link(entry)), *cells])

    def _copying(self, flag: Mapping[str, Any]) -> FlagLine:
        expert, other = (self.named.expert(one) for one in flag["who"])
        values = {"count": len(flag["where"]), "share": round(100 * flag["size"])}
        text = filled(messages.COPYING, expert=expert, other=other, **values)
        return FlagLine(text, [(self.named.entry(one), self.named.link(one)) for one in flag["where"]])
