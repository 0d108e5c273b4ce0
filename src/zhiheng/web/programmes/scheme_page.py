"""The scheme's form as rows of fields, with its problems and the worked example."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiheng.canonical import Json
from zhiheng.problems import BadInputError, Message, Problem
from zhiheng.web.programmes.example import AGGREGATES, Example, worked_example
from zhiheng.web.programmes.fields import Field, Line, summary, with_problems
from zhiheng.web.programmes.models import Cycle, StandardVersion
from zhiheng.web.programmes.scheme import Ceilings, Parts, body_of, body_text, document_of_body, parts_of
from zhiheng.web.programmes.scheme_form import (
    PHASE_FIELDS,
    TIER_FIELDS,
    SchemeInput,
    fields_of_scheme,
    read_scheme_form,
    row_count,
)
from zhiheng.web.site.seen import SEEN

_LABELS = {
    "unit": Message("评分单位", "Unit"),
    "allow_na": Message("允许填“不适用”", "“Not applicable” may be given"),
    "spread_limit": Message("分差超过多少个百分点时提示", "Spread flagged above (percentage points)"),
    "rounding.digits": Message("公布的小数位数", "Decimals published"),
    "rounding.mode": Message("舍入方式", "Rounding"),
    "ties.order": Message("总分相同时依次比较的一级指标", "Categories compared on equal totals"),
    "id": Message("编号", "Code"),
    "name": Message("名称", "Name"),
    "form": Message("评分表", "Form"),
    "weight": Message("权重", "Weight"),
    "aggregate": Message("汇总方式", "Aggregation"),
    "over": Message("汇总什么", "What is aggregated"),
    "drop_high": Message("去掉几个最高分", "Highest dropped"),
    "drop_low": Message("去掉几个最低分", "Lowest dropped"),
    "when_fewer_than": Message("评分表少于几份时不去掉", "No trimming below so many sheets"),
    "fallback": Message("少于时", "Then"),
    "advance_top": Message("入围名额", "How many go on"),
    "advance_min_percent": Message("入围最低得分率（%）", "Least percent to go on"),
    "ceiling": Message("名额上限", "Ceiling"),
    "min_percent": Message("最低得分率（%）", "Least percent"),
}
_OPTIONS: Mapping[str, Sequence[tuple[str, Message]]] = {
    "unit": (
        ("percent", Message("得分率（%）", "percent")),
        ("points", Message("得分（0.5 分为一档）", "points, step 0.5")),
    ),
    "rounding.mode": (
        ("half_up", Message("四舍五入", "half up")),
        ("half_even", Message("四舍六入五成双", "half to even")),
    ),
    "aggregate": tuple(AGGREGATES.items()),
    "over": (
        ("total", Message("各专家的总分", "the experts’ totals")),
        ("indicator", Message("先逐项二级指标", "each indicator first")),
    ),
    "fallback": (
        ("mean", Message("改用算术平均", "the mean applies")),
        ("error", Message("不能计算，须补足", "it cannot be computed")),
    ),
}
_DEFAULTS = {"unit": "percent", "spread_limit": "20", "rounding.digits": "2", "rounding.mode": "half_up"}
_TOP_FIELDS = ("unit", "allow_na", "spread_limit", "rounding.digits", "rounding.mode", "ties.order")


@dataclass(frozen=True)
class SchemePage:
    """A cycle's scheme as a form: as stored, or as typed in with what is wrong with it."""

    cycle: Cycle
    parts: Parts
    values: Mapping[str, str]
    entered: SchemeInput
    versions: Sequence[StandardVersion]

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong, at the fields of the form."""
        try:
            self.parts.scheme(self.entered.body, self.entered.ceilings)
        except BadInputError as error:
            return self.entered.at_fields(error.problems)
        return ()

    @cached_property
    def example(self) -> Example | None:
        """The worked example; None while there are problems, and where invented scores cannot be computed."""
        if self.problems:
            return None
        try:
            return worked_example(self.parts.scheme(self.entered.body, self.entered.ceilings))
        except BadInputError:
            return None

    @cached_property
    def fields(self) -> list[Field]:
        """All fields of the form with their problems."""
        tables = [*self._rows("phases", PHASE_FIELDS), *self._rows("tiers", TIER_FIELDS), *self._ceilings()]
        plain = [*self._top(), *(one for row in tables for one in row)]
        return with_problems(plain, self.problems)

    @property
    def sent(self) -> list[Field]:
        """The fields that stood in the form when it was sent."""
        return [one for one in self.fields if one.name in self.values]

    @property
    def summary(self) -> list[Line]:
        """All problems, each with its field."""
        return summary(self.fields, self.problems)

    @property
    def top(self) -> list[Field]:
        """The fields that stand alone."""
        return [one for one in self.fields if one.name in _TOP_FIELDS]

    @property
    def phases(self) -> list[list[Field]]:
        """The phases, one row each, and a free one."""
        return self._table("phases")

    @property
    def tiers(self) -> list[list[Field]]:
        """The tiers, one row each, and a free one."""
        return self._table("tiers")

    @property
    def tracks(self) -> list[tuple[str, list[Field]]]:
        """Each track's name with its ceilings, where there are several tracks."""
        return [(track.name, row) for track, row in zip(self.parts.tracks, self._table("tracks"), strict=False) if row]

    @property
    def standards(self) -> list[tuple[str, str, int]]:
        """The tracks' standards: name of the track, title, points."""
        found = [(track.name, self.parts.standard(track.standard_digest)) for track in self.parts.tracks]
        return [(name, standard.title, standard.points) for name, standard in found]

    def _table(self, name: str) -> list[list[Field]]:
        rows: dict[int, list[Field]] = {}
        for one in self.fields:
            table, _, rest = one.name.partition(".")
            if table == name:
                rows.setdefault(int(rest.split(".")[0]), []).append(one)
        return [rows[position] for position in sorted(rows)]

    def _top(self) -> Iterable[Field]:
        for name in _TOP_FIELDS:
            yield self._field(name, name, self.values.get(name, _DEFAULTS.get(name, "")))

    def _rows(self, table: str, names: Sequence[str]) -> Iterable[list[Field]]:
        for position in range(row_count(self.values, table) + 1):
            full = [f"{table}.{position}.{name}" for name in names]
            yield [self._field(path, name, self.values.get(path, "")) for path, name in zip(full, names, strict=True)]

    def _ceilings(self) -> Iterable[list[Field]]:
        """Yield a row of ceilings for each track, if there are several."""
        if len(self.parts.tracks) < 2:  # noqa: PLR2004 - one track has the ceilings of the tiers
            return
        tiers = [
            (self.values[f"tiers.{position}.id"], self.values.get(f"tiers.{position}.ceiling", ""))
            for position in range(row_count(self.values, "tiers"))
            if self.values.get(f"tiers.{position}.id")
        ]
        names = {tier: self._tier_name(tier) for tier, _ in tiers}
        for position in range(len(self.parts.tracks)):
            paths = {tier: f"tracks.{position}.ceilings.{tier}" for tier, _ in tiers}
            yield [
                Field(paths[tier], names[tier], self.values.get(paths[tier], ceiling), "number")
                for tier, ceiling in tiers
            ]

    def _tier_name(self, tier: str) -> Message:
        for position in range(row_count(self.values, "tiers")):
            if self.values.get(f"tiers.{position}.id") == tier:
                name = (self.values.get(f"tiers.{position}.name") or tier).replace("{", "{{").replace("}", "}}")
                return Message(name, name)
        return Message(tier, tier)

    def _field(self, path: str, name: str, value: str) -> Field:
        if name == "allow_na":
            return Field(path, _LABELS[name], value, "flag")
        if name == "form":
            options: list[tuple[str, Message | str]] = [
                ("", Message("与评分要点相同", "the standard")),
                *((one.digest, one.title) for one in self.versions),
            ]
            return Field(path, _LABELS[name], value, "choice", options=options)
        if name in _OPTIONS:
            return Field(path, _LABELS[name], value, "choice", options=_OPTIONS[name])
        return Field(path, _LABELS[name], value)


def stored_page(cycle: Cycle) -> SchemePage:
    """Return the form of a cycle's scheme as it is stored."""
    parts = parts_of(cycle)
    return _page(cycle, parts, _fields(parts, body_of(cycle), {}))


def proposed_page(cycle: Cycle, body: Mapping[str, Json], ceilings: Ceilings) -> SchemePage:
    """Return the form of a scheme that would be stored, its defaults filled as they will be if it has no problems."""
    parts = parts_of(cycle)
    try:
        text = body_text(parts.scheme(body, ceilings))
    except BadInputError:
        return _page(cycle, parts, _fields(parts, body, ceilings))
    return _page(cycle, parts, _fields(parts, document_of_body(text), ceilings))


def typed_page(cycle: Cycle, posted: Mapping[str, str]) -> SchemePage:
    """Return the form of a scheme as typed in."""
    values = {name: value for name, value in posted.items() if name not in ("csrfmiddlewaretoken", SEEN)}
    return _page(cycle, parts_of(cycle), values)


def _fields(parts: Parts, body: Mapping[str, Json], ceilings: Ceilings) -> dict[str, str]:
    places = [ceilings.get(track.code, track.ceilings) for track in parts.tracks]
    return fields_of_scheme(body, places if len(parts.tracks) > 1 else [])


def _page(cycle: Cycle, parts: Parts, values: Mapping[str, str]) -> SchemePage:
    entered = read_scheme_form(values, [track.code for track in parts.tracks])
    versions = list(StandardVersion.objects.filter(programme=cycle.programme_id))
    return SchemePage(cycle, parts, values, entered, versions)
