"""From a scheme file to a scheme, with everything that is wrong in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

from zhiheng.problems import BadInputError, Message, Problems
from zhiheng.scoring import messages
from zhiheng.scoring.aggregate import AggregateName
from zhiheng.scoring.fields import Fields, refuse_repeated
from zhiheng.scoring.rounding import Rounding, RoundingMode
from zhiheng.scoring.scheme import Gate, Phase, Scheme, Tier, Track, Trimming
from zhiheng.standard import Guide, Standard, load_guide, load_standard
from zhiheng.tables import Document, InputFile, read_file, read_toml

_MOST_DIGITS = 6
_HUNDRED = 100
_FINEST_STEP = Decimal("0.01")
_TRIMMING_KEYS = ("drop_high", "drop_low")
_GATE_KEYS = ("advance_top", "advance_min_percent")
# What reading goes on with when the real one is faulty; the problems found then keep it from being used.
_NO_STANDARD = Standard("", "", 0, ())
_NO_GUIDE = Guide("", Message("", ""), "draft", None, None, Decimal(5), ())

FindStandard = Callable[[str], Standard]
"""Gives the standard a scheme refers to; raises BadInputError if there is none or it is faulty."""

FindGuide = Callable[[str], Guide]
"""Gives the guide a scheme refers to; raises BadInputError if there is none or it is faulty."""


def load_scheme(path: Path) -> Scheme:
    """Read a scheme in TOML; standards and guides it names by path stand relative to it.

    Raises:
        BadInputError: with every problem of the scheme and of the standards it names.
    """
    problems = Problems()
    scheme = read_scheme_file(read_file(path), path.parent, problems)
    problems.raise_if_any()
    return scheme


def read_scheme_file(file: InputFile, folder: Path, problems: Problems) -> Scheme:
    """Return a scheme in TOML as ``read_scheme`` does; raises BadInputError if it is no TOML."""

    def find_standard(reference: str) -> Standard:
        return load_standard(reference, folder)

    def find_guide(reference: str) -> Guide:
        return load_guide(reference, folder)

    return read_scheme(read_toml(file), find_standard, find_guide, problems)


def parse_scheme(document: Document, find_standard: FindStandard, find_guide: FindGuide) -> Scheme:
    """Return the scheme of a document (docs/reference/scheme.md); raises BadInputError with all its problems."""
    problems = Problems()
    scheme = read_scheme(document, find_standard, find_guide, problems)
    problems.raise_if_any()
    return scheme


def read_scheme(document: Document, find_standard: FindStandard, find_guide: FindGuide, problems: Problems) -> Scheme:
    """Return a scheme and note its problems; what is faulty has its default, a faulty standard no indicators."""
    data = document.data if isinstance(document.data, Mapping) else {}
    return _SchemeReader(Fields(document, (), data, problems), find_standard).scheme(find_guide)


class _SchemeReader:
    """Reads the tables of one scheme file."""

    def __init__(self, fields: Fields, find_standard: FindStandard) -> None:
        self.fields = fields
        self.find_standard = find_standard
        self.standards: dict[str, Standard] = {}

    def scheme(self, find_guide: FindGuide) -> Scheme:
        fields = self.fields
        name = fields.name("")
        fields.require("standard")
        standard = self._standard(fields, "standard") or _NO_STANDARD
        guide = self._guide(find_guide)
        tiers = self._tiers()
        tracks = self._tracks(standard, tiers)
        scheme = Scheme(
            name=name,
            standard=standard,
            guide=guide,
            unit=fields.choice("unit", ("percent", "points"), "percent"),
            allow_na=fields.boolean("allow_na", default=False),
            spread_limit=fields.number("spread_limit", 20, _HUNDRED),
            rounding=self._rounding(),
            phases=self._phases(),
            tiers=tiers,
            ties_order=self._ties([track.standard for track in tracks] or [standard]),
            declared_tracks=tracks,
        )
        fields.refuse_unknown()
        return scheme

    def _standard(self, fields: Fields, key: str) -> Standard | None:
        """Return the standard a key refers to and check the digest beside it; None if it is of no use."""
        reference = fields.text(key)
        digest = fields.text(f"{key}_digest")
        if not reference:
            if fields.has(key):
                fields.refuse(key, messages.MISSING_KEY, key=key)
            return None
        try:
            standard = self.find_standard(reference)
        except BadInputError as error:
            _take(error, fields, key)
            return None
        if digest and digest.lower() != standard.digest:
            fields.refuse(f"{key}_digest", messages.DIGEST_DIFFERS, standard=standard.id, actual=standard.digest)
        if self.standards.setdefault(standard.id, standard).digest != standard.digest:
            fields.refuse(key, messages.SAME_ID_OTHER_STANDARD, value=standard.id)
        return standard

    def _guide(self, find_guide: FindGuide) -> Guide:
        try:
            guide = find_guide(self.fields.text("guide", "process-results") or "process-results")
        except BadInputError as error:
            _take(error, self.fields, "guide")
            return _NO_GUIDE
        if not _FINEST_STEP <= guide.step <= _HUNDRED:
            self.fields.refuse("guide", messages.STEP_TOO_FINE, value=guide.step)
            return _NO_GUIDE
        return guide

    def _rounding(self) -> Rounding:
        fields = self.fields.table("rounding")
        digits = fields.integer("digits", 2, 0, _MOST_DIGITS)
        mode: RoundingMode = fields.choice("mode", get_args(RoundingMode), "half_up")
        fields.refuse_unknown()
        return Rounding(digits, mode)

    def _phases(self) -> tuple[Phase, ...]:
        tables = self.fields.tables("phases")
        if not tables:
            self.fields.refuse("phases", messages.NO_PHASES)
        phases = tuple(self._phase(fields, is_last=fields is tables[-1]) for fields in tables)
        refuse_repeated(tables)
        if phases and not any(phase.weight for phase in phases):
            tables[0].refuse("weight", messages.NO_WEIGHT)
        return phases

    def _phase(self, fields: Fields, *, is_last: bool) -> Phase:
        fields.require("weight")
        fields.require("aggregate")
        identifier = fields.identifier()
        aggregate: AggregateName = fields.choice("aggregate", get_args(AggregateName), "mean")
        phase = Phase(
            id=identifier,
            name=fields.name(identifier),
            weight=fields.number("weight", 1),
            aggregate=aggregate,
            over=fields.choice("over", ("total", "indicator"), "total"),
            trimming=_trimming(fields, aggregate),
            gate=_gate(fields, is_last=is_last),
            form=self._standard(fields, "form"),
        )
        fields.refuse_unknown()
        return phase

    def _tiers(self) -> tuple[Tier, ...]:
        tables = self.fields.tables("tiers")
        tiers = []
        for fields in tables:
            identifier = fields.identifier()
            fields.require("ceiling")
            percent = fields.number("min_percent", 0, _HUNDRED)
            tiers.append(Tier(identifier, fields.name(identifier), fields.integer("ceiling", 0), percent))
            fields.refuse_unknown()
        refuse_repeated(tables)
        return tuple(tiers)

    def _tracks(self, default: Standard, tiers: Sequence[Tier]) -> tuple[Track, ...]:
        tables = self.fields.tables("tracks")
        tracks = []
        for fields in tables:
            identifier = fields.identifier()
            standard = self._standard(fields, "standard") or default
            ceilings = _ceilings(fields.table("ceilings"), tiers)
            tracks.append(Track(identifier, fields.name(identifier), standard, ceilings))
            fields.refuse_unknown()
        refuse_repeated(tables)
        return tuple(tracks)

    def _ties(self, standards: Sequence[Standard]) -> tuple[str, ...]:
        fields = self.fields.table("ties")
        order = fields.texts("order")
        for standard in standards:
            codes = [category.code for category in standard.categories]
            for code in order:
                if codes and code not in codes:
                    choices = ", ".join(codes)
                    fields.refuse("order", messages.UNKNOWN_CATEGORY, standard=standard.id, value=code, choices=choices)
        for code in sorted({code for code in order if order.count(code) > 1}):
            fields.refuse("order", messages.REPEATED_CATEGORY, value=code)
        fields.refuse_unknown()
        return order


def _take(error: BadInputError, fields: Fields, key: str) -> None:
    """Note the problems of what a key refers to; those of a whole file stand at the key that names it."""
    for problem in error.problems:
        is_whole = problem.place.line is None and fields.document.has_numbers  # in a bundle the member is named
        fields.problems.found.append(replace(problem, place=fields.place(key)) if is_whole else problem)


def _trimming(fields: Fields, aggregate: AggregateName) -> Trimming | None:
    trimming = Trimming(
        drop_high=fields.integer("drop_high", 1),
        drop_low=fields.integer("drop_low", 1),
        when_fewer_than=fields.integer("when_fewer_than", 5, 1),
        fallback=fields.choice("fallback", ("mean", "error"), "mean"),
    )
    if aggregate != "trimmed_mean":
        for key in _TRIMMING_KEYS:
            if fields.has(key):
                fields.refuse(key, messages.DROP_WITHOUT_TRIM, key=key)
        return None
    drops = trimming.drop_high + trimming.drop_low
    if trimming.when_fewer_than <= drops:
        fields.refuse("when_fewer_than", messages.DROPS_TOO_MANY, limit=trimming.when_fewer_than, drops=drops)
    return trimming


def _gate(fields: Fields, *, is_last: bool) -> Gate | None:
    given = [key for key in _GATE_KEYS if fields.has(key)]
    top = fields.integer("advance_top", 1, 1)
    percent = fields.number("advance_min_percent", 0, _HUNDRED)
    if is_last:
        for key in given:
            fields.refuse(key, messages.GATE_ON_LAST, key=key)
    if not given:
        return None
    return Gate(top if "advance_top" in given else None, percent if "advance_min_percent" in given else None)


def _ceilings(fields: Fields, tiers: Sequence[Tier]) -> dict[str, int]:
    ceilings = {tier.id: fields.integer(tier.id, tier.ceiling) for tier in tiers}
    for key in fields.data:
        if key not in ceilings:
            fields.refuse(key, messages.UNKNOWN_TIER, value=key, choices=", ".join(ceilings))
    return ceilings
