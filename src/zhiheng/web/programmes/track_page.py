"""The tracks of a cycle as rows of fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from zhiheng.canonical import Json
from zhiheng.problems import Message, Problem
from zhiheng.web.programmes.changes import TrackRow
from zhiheng.web.programmes.documents import nested, rows_of
from zhiheng.web.programmes.fields import Field, with_problems
from zhiheng.web.programmes.models import Cycle, FormVersion, StandardVersion

_CODE, _NAME = Message("编号", "Code"), Message("名称", "Name")
_STANDARD, _FORM = Message("评分要点", "Standard"), Message("申报表", "Application form")
_ON = Message("启用", "On")
_BUILTIN = Message("内置", "built in")

Options = Sequence[tuple[str, Message | str]]


def read_tracks(posted: Mapping[str, str]) -> list[TrackRow]:
    """Return the tracks of a form in their order; a row with neither code nor name is no track."""
    return [
        TrackRow(
            row.get("code", "").strip(),
            row.get("name", "").strip(),
            row.get("standard", ""),
            row.get("is_on") == "on",
            row.get("form", ""),
        )
        for _, row in rows_of(nested(posted).get("tracks"))
        if row.get("code", "").strip() or row.get("name", "").strip()
    ]


def stored_tracks(cycle: Cycle) -> list[TrackRow]:
    """Return the tracks as they are stored."""
    return [TrackRow(one.code, one.name, one.standard_digest, one.is_on, one.form_digest) for one in cycle.tracks.all()]


def plain_tracks(cycle: Cycle) -> dict[str, Json]:
    """Return the tracks as they are stored, as plain data."""
    return {"tracks": [list(astuple(row)) for row in stored_tracks(cycle)]}


def track_fields(
    cycle: Cycle, rows: Sequence[TrackRow], problems: Iterable[Problem] = ()
) -> tuple[list[list[Field]], list[Field]]:
    """Return the fields by row, with a free row at the end, and all of them in one list."""
    options, forms = (
        [(one.digest, f"{one.title}（{one.digest[:8]}）") for one in model.objects.filter(programme=cycle.programme_id)]
        for model in (StandardVersion, FormVersion)
    )
    free = TrackRow("", "", options[0][0] if options else "", is_on=True)
    plain = [_row(position, row, options, forms) for position, row in enumerate([*rows, free])]
    flat = with_problems([one for row in plain for one in row], problems)
    width = len(plain[0])
    return [flat[start : start + width] for start in range(0, len(flat), width)], flat


def _row(position: int, row: TrackRow, options: Options, forms: Options) -> list[Field]:
    at = f"tracks.{position}"
    unnamed: Options = () if row.form else [("", _BUILTIN)]
    return [
        Field(f"{at}.code", _CODE, row.code),
        Field(f"{at}.name", _NAME, row.name),
        Field(f"{at}.standard", _STANDARD, row.standard, "choice", options=options),
        Field(f"{at}.form", _FORM, row.form, "choice", options=[*unnamed, *forms]),
        Field(f"{at}.is_on", _ON, "on" if row.is_on else "", "flag"),
    ]
