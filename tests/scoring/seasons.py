"""Random valid seasons over all options of docs/reference/lists.md and scheme.md, as the texts of their files."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from zhiheng.problems import Message
from zhiheng.scoring import Season, parse_scheme, read_season
from zhiheng.standard import Guide, Standard, parse_standard
from zhiheng.tables import InputFile, read_json, read_toml

Sheets = dict[str, dict[str, str]]
"""What is written, by expert and indicator."""

EXPERTS = ("E1", "E10", "E2", "_e", "x-9", "B", "z")
NAMES = ("示例", "甲{0}", '"乙"', "“丙”{phase}", "丁、戊", "a\\b", "己\U00020bb7")


@dataclass(frozen=True)
class Files:
    """The texts of a season's files; standards by id."""

    standards: Mapping[str, Mapping[str, Any]]
    step: str
    scheme: str
    entries: str
    ratings: str
    allow_incomplete: bool

    def read(self, ratings: str | None = None) -> Season:
        """Return the season, with other ratings if they are given."""

        def find_standard(reference: str) -> Standard:
            content = json.dumps(self.standards[reference]).encode()
            return parse_standard(read_json(InputFile(f"{reference}.json", content)))

        def find_guide(reference: str) -> Guide:
            return Guide(reference, Message("", ""), "draft", None, None, Decimal(self.step), ())

        scheme = parse_scheme(read_toml(InputFile("scheme.toml", self.scheme.encode())), find_standard, find_guide)
        rows = InputFile("ratings.csv", (self.ratings if ratings is None else ratings).encode())
        entries = InputFile("entries.csv", self.entries.encode())
        return read_season([rows], entries, scheme, allow_incomplete=self.allow_incomplete)


@st.composite
def season_files(draw: st.DrawFn) -> Files:
    """Draw the options; what the experts write follows from one drawn seed, with many ties."""
    standards = {f"s{number}": draw(_standards(f"s{number}")) for number in range(draw(st.integers(1, 3)))}
    step = draw(st.sampled_from(["5", "5", "2.5", "1", "0.5", "30"]))
    scheme = draw(_schemes(standards))
    allow_incomplete = draw(st.booleans())
    random = Random(draw(st.integers(0, 2**32 - 1)))  # noqa: S311 - test data
    writer = _Writer(random, scheme, standards, Fraction(step), allow_incomplete=allow_incomplete)
    entries = writer.entries(draw(st.integers(1, 7)))
    ratings = list(writer.ratings(entries))
    if not ratings:
        writer.presence = 1.0
        ratings = list(writer.ratings(entries))
    random.shuffle(ratings)
    header = ["phase", "entry", "expert", "indicator", scheme.get("unit", "percent")]
    return Files(
        standards=standards,
        step=step,
        scheme=_toml(scheme),
        entries=_csv([["entry", "name", "kind", "status", "track"], *([*entry.values()] for entry in entries)]),
        ratings=_csv([header, *ratings]),
        allow_incomplete=allow_incomplete,
    )


@st.composite
def _standards(draw: st.DrawFn, identifier: str) -> dict[str, Any]:
    categories = []
    for category in range(1, draw(st.integers(1, 3)) + 1):
        points = draw(st.lists(st.integers(1, 60), min_size=1, max_size=draw(st.sampled_from([1, 2, 3, 11]))))
        indicators = [
            {"code": f"{category}.{number}", "name": "项", "points": value, "kind": "process", "criteria": []}
            for number, value in enumerate(points, 1)
        ]
        categories.append({"code": f"{category}", "name": "类", "points": sum(points), "indicators": indicators})
    total = sum(category["points"] for category in categories)
    title = draw(st.sampled_from(NAMES))
    return {"id": identifier, "title": title, "points": total, "criteria_withheld": True, "categories": categories}


def _decimals(high: int) -> st.SearchStrategy[int | Decimal]:
    return st.one_of(st.integers(0, high), st.decimals(0, high, places=2), st.just(0))


@st.composite
def _schemes(draw: st.DrawFn, standards: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Draw a scheme as the data of its TOML; keys with a default may be missing."""
    ids = list(standards)
    count = draw(st.integers(1, 3))
    phases = [draw(_phases(f"p{number}", ids, is_last=number == count)) for number in range(1, count + 1)]
    if not any(phase["weight"] for phase in phases):
        draw(st.sampled_from(phases))["weight"] = 1
    tiers = [draw(_tiers(f"t{number}")) for number in range(draw(st.integers(0, 3)))]
    tracks = [draw(_tracks(f"k{number}", ids, tiers)) for number in range(draw(st.sampled_from([0, 0, 1, 2, 3])))]
    ranked = [standards[track.get("standard", "s0")] for track in tracks] or [standards["s0"]]
    shared = sorted(set.intersection(*({category["code"] for category in of["categories"]} for of in ranked)))
    optional = {
        "unit": draw(st.sampled_from(["percent", "points"])),
        "allow_na": draw(st.booleans()),
        "spread_limit": draw(_decimals(100)),
        "rounding": {"digits": draw(st.integers(0, 6)), "mode": draw(st.sampled_from(["half_up", "half_even"]))},
        "ties": {"order": draw(st.permutations(shared))[: draw(st.integers(0, len(shared)))]},
    }
    kept = {key: value for key, value in optional.items() if draw(st.booleans()) or key == "allow_na"}
    tables = {"phases": phases, "tiers": tiers, "tracks": tracks}
    return {"name": draw(st.sampled_from(NAMES)), "standard": "s0", **kept, **tables}


@st.composite
def _phases(draw: st.DrawFn, identifier: str, standards: list[str], *, is_last: bool) -> dict[str, Any]:
    aggregate = draw(st.sampled_from(["mean", "median", "trimmed_mean", "trimmed_mean", "consensus"]))
    phase = {"id": identifier, "weight": draw(_decimals(100)), "aggregate": aggregate}
    optional: dict[str, Any] = {"name": draw(st.sampled_from(NAMES))}
    optional["over"] = draw(st.sampled_from(["total", "indicator"]))
    if draw(st.integers(0, 4)) == 0:
        optional["form"] = draw(st.sampled_from(standards))
    if aggregate == "trimmed_mean":
        high, low = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        fewest = draw(st.integers(high + low + 1, high + low + 3))
        phase |= {"drop_high": high, "drop_low": low, "when_fewer_than": fewest}
        optional["fallback"] = draw(st.sampled_from(["mean", "error"]))
    if not is_last and draw(st.booleans()):
        optional["advance_top"] = draw(st.integers(1, 4))
    if not is_last and draw(st.integers(0, 2)) == 0:
        optional["advance_min_percent"] = draw(_decimals(100))
    return phase | {key: value for key, value in optional.items() if draw(st.integers(0, 3))}


@st.composite
def _tiers(draw: st.DrawFn, identifier: str) -> dict[str, Any]:
    tier: dict[str, Any] = {"id": identifier, "ceiling": draw(st.integers(0, 3))}
    optional = {"name": draw(st.sampled_from(NAMES)), "min_percent": draw(_decimals(100))}
    return tier | {key: value for key, value in optional.items() if draw(st.integers(0, 2)) == 0}


@st.composite
def _tracks(draw: st.DrawFn, identifier: str, standards: list[str], tiers: list[dict[str, Any]]) -> dict[str, Any]:
    track: dict[str, Any] = {"id": identifier}
    if draw(st.booleans()):
        track["standard"] = draw(st.sampled_from(standards))
    chosen = [tier["id"] for tier in tiers if draw(st.booleans())]
    return track | ({"ceilings": {tier: draw(st.integers(0, 3)) for tier in chosen}} if chosen else {})


@dataclass
class _Writer:
    """Writes the lists of a season; what it writes is valid under the scheme."""

    random: Random
    scheme: Mapping[str, Any]
    standards: Mapping[str, Mapping[str, Any]]
    step: Fraction
    allow_incomplete: bool
    palettes: dict[Fraction, list[str]] = field(default_factory=dict)
    presence: float = 0.85

    def entries(self, count: int) -> list[dict[str, str]]:
        tracks = [track["id"] for track in self.scheme["tracks"]] or [""]
        return [
            {
                "entry": f"{self.random.choice('AaZ_9')}{number}",
                "name": self.random.choice(NAMES) + "，公司, “x”",
                "kind": self.random.choice(["advanced", "traditional", ""]),
                "status": self.random.choice(["", "active", "active", "active", "withdrawn"]),
                "track": self.random.choice(tracks),
            }
            for number in range(count)
        ]

    def ratings(self, entries: list[dict[str, str]]) -> Iterator[list[str]]:
        """Yield the rows of all sheets; an entry's may be those of the one before, so that they tie."""
        for phase in self.scheme["phases"]:
            sheets: Sheets = {}
            alike: tuple[object, ...] = ()
            for entry in entries:
                maxima, is_checked = self._maxima(phase, entry), entry["status"] != "withdrawn"
                before, alike = alike, (maxima, is_checked)
                if not (sheets and alike == before and self.random.random() < 0.4):
                    is_rated = self.random.random() < self.presence
                    sheets = self._sheets(phase, maxima, is_checked=is_checked) if is_rated else {}
                for expert, cells in sheets.items():
                    for code, text in cells.items():
                        yield [phase["id"], entry["entry"], expert, code, text]

    def _maxima(self, phase: Mapping[str, Any], entry: Mapping[str, str]) -> dict[str, int]:
        own = {track["id"]: track.get("standard", "s0") for track in self.scheme["tracks"]}
        form = self.standards[phase.get("form") or own.get(entry["track"], "s0")]
        return {i["code"]: i["points"] for category in form["categories"] for i in category["indicators"]}

    def _sheets(self, phase: Mapping[str, Any], maxima: Mapping[str, int], *, is_checked: bool) -> Sheets:
        """Return sheets of several experts; of a withdrawn entry even those that could not be computed."""
        random = self.random
        fewest = phase["when_fewer_than"] if phase.get("fallback") == "error" and is_checked else 0
        experts = random.sample(EXPERTS, random.randint(max(fewest, 1), max(fewest, 6)))
        not_applicable = set[str]()
        if self.scheme["allow_na"] and random.random() < 0.4:
            not_applicable = set(random.sample(sorted(maxima), random.randint(0, len(maxima) - 1)))
        sheets = {expert: self._usable(maxima, not_applicable) for expert in experts}
        left_out = random.sample(EXPERTS, random.choice([0, 0, 1, 2]))
        for expert in set(left_out) - set(experts):
            sheets[expert] = self._left_out(maxima, may_be_incomplete=self.allow_incomplete or not is_checked)
        if random.random() < 0.1:
            sheets = {expert: dict.fromkeys(maxima, "withdrawn") for expert in sheets}
        elif phase["aggregate"] == "consensus":
            sheets["@consensus"] = self._usable(maxima, not_applicable)
        return sheets

    def _usable(self, maxima: Mapping[str, int], not_applicable: set[str]) -> dict[str, str]:
        return {
            code: "NA" if code in not_applicable else self.random.choice(self._palette(maximum))
            for code, maximum in maxima.items()
        }

    def _left_out(self, maxima: Mapping[str, int], *, may_be_incomplete: bool) -> dict[str, str]:
        if not may_be_incomplete or self.random.random() < 0.5:
            return dict.fromkeys(maxima, "withdrawn")
        cells = self._usable(maxima, set())
        code = self.random.choice(sorted(cells))
        if len(cells) > 1 and self.random.random() < 0.5:
            del cells[code]
        else:
            cells[code] = ""
        return cells

    def _palette(self, maximum: int) -> list[str]:
        """Return the few marks that experts give to an indicator, so that scores tie and ranges differ."""
        is_percent = self.scheme.get("unit", "percent") == "percent"
        highest, step = (Fraction(100), self.step) if is_percent else (Fraction(maximum), Fraction(1, 2))
        if highest not in self.palettes:
            counts = [self.random.randint(0, int(highest / step)) for _ in range(self.random.choice([1, 2, 3, 6]))]
            self.palettes[highest] = [_mark(count * step, self.random) for count in counts]
        return self.palettes[highest]


def _mark(value: Fraction, random: Random) -> str:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return random.choice([f"{decimal:f}", f"{decimal:f}", f" {decimal:f}", f"{decimal:.3f}"])


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _toml(scheme: Mapping[str, Any]) -> str:
    """Return a scheme's text: scalars and lists first, then its tables."""
    tables = ("rounding", "ties", "phases", "tiers", "tracks")
    lines = [_pair(key, value) for key, value in scheme.items() if key not in tables]
    for key in ("rounding", "ties"):
        lines += [f"[{key}]", *(_pair(name, value) for name, value in scheme.get(key, {}).items())]
    for key in ("phases", "tiers", "tracks"):
        for table in scheme[key]:
            lines += [f"[[{key}]]", *(_pair(name, value) for name, value in table.items())]
    return "\n".join(lines) + "\n"


def _pair(key: str, value: object) -> str:
    if isinstance(value, dict):
        return f"{key} = {{ {', '.join(_pair(name, member) for name, member in value.items())} }}"
    if isinstance(value, Decimal):
        return f"{key} = {value:f}"
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
