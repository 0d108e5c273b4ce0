"""The scheme's form: from what was typed in to the body of a scheme, and back to rows of fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.canonical import Json
from zhiheng.problems import Problem
from zhiheng.web.programmes.documents import moved, nested, positions_in, rows_of, texts_of

_TRIMMING = ("drop_high", "drop_low", "when_fewer_than", "fallback")
_NAMES = ("id", "name")
_SEPARATORS = str.maketrans("，、；;/ ", ",,,,,,")

PHASE_FIELDS = (
    "id", "name", "form", "weight", "aggregate", "over", *_TRIMMING, "advance_top", "advance_min_percent",
)  # fmt: skip
TIER_FIELDS = ("id", "name", "ceiling", "min_percent")


@dataclass(frozen=True, slots=True)
class SchemeInput:
    """A scheme as typed in: the body, each track's ceilings, and where the rows of the lists stood in the form."""

    body: dict[str, object]
    ceilings: dict[str, dict[str, str]]
    positions: Mapping[str, list[int]]

    def at_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems at the fields of the form."""
        return [moved(problem, self.positions) for problem in problems]


def read_scheme_form(fields: Mapping[str, str], codes: Sequence[str]) -> SchemeInput:
    """Return what a form says; ``codes`` are those of the tracks in their order."""
    table = nested(fields)
    phases, tiers = _named_rows(table.get("phases")), _named_rows(table.get("tiers"))
    body: dict[str, object] = {
        **{key: value for key in ("unit", "spread_limit") if (value := table.get(key))},
        "allow_na": table.get("allow_na") == "on",
        "rounding": _given(table.get("rounding")),
        "ties": {"order": _codes(fields.get("ties.order", ""))},
        "phases": [_phase(row) for _, row in phases],
        "tiers": [_given(row) for _, row in tiers],
    }
    places = {codes[position]: _texts(row.get("ceilings")) for position, row in _track_rows(table, codes)}
    positions = {"phases": [position for position, _ in phases], "tiers": [position for position, _ in tiers]}
    return SchemeInput(body, places, positions)


def fields_of_scheme(body: Mapping[str, Json], ceilings: Sequence[Mapping[str, int | str]]) -> dict[str, str]:
    """Return a stored body and the tracks' ceilings as the fields of the form."""
    fields: dict[str, str] = {}
    _collect(texts_of(dict(body)), "", fields)
    for position, places in enumerate(ceilings):
        fields.update({f"tracks.{position}.ceilings.{tier}": str(number) for tier, number in places.items()})
    order = body.get("ties")
    codes = order.get("order") if isinstance(order, Mapping) else None
    fields["ties.order"] = "、".join(map(str, codes)) if isinstance(codes, list) else ""
    for position in range(row_count(fields, "phases")):
        fields[f"phases.{position}.form"] = fields.pop(f"phases.{position}.form_digest", "")
    return fields


def row_count(fields: Mapping[str, str], table: str) -> int:
    """Return how many rows of a list the fields fill, up to the last that has a code or a name."""
    named = [one for one in positions_in(fields, table) if any(fields.get(f"{table}.{one}.{key}") for key in _NAMES)]
    return max(named, default=-1) + 1


def _collect(value: Json, path: str, fields: dict[str, str]) -> None:
    if isinstance(value, Mapping):
        for key, member in value.items():
            _collect(member, f"{path}.{key}" if path else key, fields)
    elif isinstance(value, list | tuple):
        for position, member in enumerate(value):
            _collect(member, f"{path}.{position}", fields)
    elif isinstance(value, bool):
        fields[path] = "on" if value else ""
    else:
        fields[path] = str(value)


def _named_rows(table: object) -> list[tuple[int, dict[str, str]]]:
    """Return the rows that have a code or a name: the free row at the end sends its choices all the same."""
    return [(position, row) for position, row in rows_of(table) if any(row.get(key, "").strip() for key in _NAMES)]


def _phase(row: Mapping[str, str]) -> dict[str, str]:
    """Return a phase's table; what only a trimmed mean needs is left out elsewhere."""
    is_trimmed = row.get("aggregate") == "trimmed_mean"
    return {key: value for key, value in _given(row).items() if is_trimmed or key not in _TRIMMING}


def _given(row: object) -> dict[str, str]:
    return {key: value for key, value in _texts(row).items() if value}


def _texts(row: object) -> dict[str, str]:
    return {key: str(value).strip() for key, value in row.items()} if isinstance(row, Mapping) else {}


def _codes(text: str) -> list[str]:
    return [code for code in text.translate(_SEPARATORS).split(",") if code]


def _track_rows(table: Mapping[str, Json], codes: Sequence[str]) -> list[tuple[int, Mapping[str, Json]]]:
    tracks = table.get("tracks")
    if not isinstance(tracks, Mapping):
        return []
    return [(position, row) for position in range(len(codes)) if isinstance(row := tracks.get(str(position)), Mapping)]
