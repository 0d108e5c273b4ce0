"""The phases of a cycle as rows of fields."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from zhiheng.problems import Message, Place, Problem, Problems
from zhiheng.web.audit.stages import STAGE_NAMES, Stage
from zhiheng.web.programmes.actions.phases import PhaseRow
from zhiheng.web.programmes.documents import nested, positions_in, rows_of
from zhiheng.web.programmes.fields import Field, with_problems
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import body_of

BAD_DAY = Message("“{value}”不是日期 › 按 2027-03-01 的样子填写", "“{value}” is no date › write it like 2027-03-01")
BAD_ORDER = Message("“{value}”不是序号 › 填整数", "“{value}” is no position › give a whole number")
BAD_STAGE = Message("没有选阶段 › 从列表中选择", "no stage is chosen › pick one of the list")

_LABELS = {
    "order": Message("序", "Order"),
    "code": Message("编号", "Code"),
    "name": Message("环节", "Phase"),
    "stage": Message("阶段", "Stage"),
    "is_on": Message("启用", "On"),
    "scheme_phase": Message("计入评审方案的", "Feeds the scheme’s"),
    "begins": Message("开始", "Begins"),
    "ends": Message("截止（当天 24:00）", "Ends (24:00)"),
}
_NEW = {"stage": Stage.EVALUATION.value, "is_on": "on"}
_STAGES = [(stage.value, STAGE_NAMES[stage]) for stage in Stage if stage not in (Stage.DRAFT, Stage.ARCHIVED)]


def read_phases(posted: Mapping[str, str]) -> tuple[list[PhaseRow], list[int], list[Problem]]:
    """Return the phases of a form in their order, where each stood, and what could not be read."""
    problems = Problems()
    found = [
        (_number(row.get("order", ""), position, problems), position, row)
        for position, row in rows_of(nested(posted).get("phases"))
        if row.get("code", "").strip() or row.get("name", "").strip()
    ]
    ordered = sorted(found, key=lambda one: one[:2])
    rows = [_row(row, position, problems) for _, position, row in ordered]
    return rows, [position for _, position, _ in ordered], problems.found


def stored_phases(cycle: Cycle) -> dict[str, str]:
    """Return the phases as they are stored, as the fields of the form."""
    fields: dict[str, str] = {}
    for position, phase in enumerate(cycle.phases.all()):
        values = {
            "order": str(position + 1),
            "code": phase.code,
            "name": phase.name,
            "stage": phase.stage,
            "is_on": "on" if phase.is_on else "",
            "scheme_phase": phase.scheme_phase,
            "begins": phase.begins.isoformat() if phase.begins else "",
            "ends": phase.ends.isoformat() if phase.ends else "",
        }
        fields.update({f"phases.{position}.{name}": value for name, value in values.items()})
    return fields


def phase_fields(
    cycle: Cycle, values: Mapping[str, str], problems: Iterable[Problem] = ()
) -> tuple[list[list[Field]], list[Field]]:
    """Return the fields by row, with a free row at the end while the rules are open, and all of them in one list."""
    positions = positions_in(values, "phases")
    free = [] if cycle.is_locked or _is_free(values, positions) else [max(positions, default=-1) + 1]
    values = {**{f"phases.{position}.{name}": value for position in free for name, value in _NEW.items()}, **values}
    feeds: list[tuple[str, Message | str]] = [("", Message("不计分", "nothing")), *_scheme_phases(cycle)]
    plain = [_fields(position, values, feeds, is_locked=cycle.is_locked) for position in [*positions, *free]]
    flat = with_problems([one for row in plain for one in row], problems)
    width = len(_LABELS)
    return [flat[start : start + width] for start in range(0, len(flat), width)], flat


def _is_free(values: Mapping[str, str], positions: Sequence[int]) -> bool:
    """Whether the last row is still to be filled."""
    return bool(positions) and not values.get(f"phases.{positions[-1]}.code")


def _fields(
    position: int, values: Mapping[str, str], feeds: Sequence[tuple[str, Message | str]], *, is_locked: bool
) -> list[Field]:
    def field(name: str, **more: object) -> Field:
        path = f"phases.{position}.{name}"
        fixed = is_locked and name not in ("begins", "ends")
        return Field(path, _LABELS[name], values.get(path, ""), is_fixed=fixed, **more)  # type: ignore[arg-type]

    return [
        field("order"),
        field("code"),
        field("name"),
        field("stage", control="choice", options=_STAGES),
        field("is_on", control="flag"),
        field("scheme_phase", control="choice", options=feeds),
        field("begins", control="day"),
        field("ends", control="day"),
    ]


def _scheme_phases(cycle: Cycle) -> list[tuple[str, str]]:
    phases = body_of(cycle).get("phases")
    rows = [row for row in phases if isinstance(row, Mapping)] if isinstance(phases, list) else []
    return [(str(row.get("id", "")), str(row.get("name") or row.get("id", ""))) for row in rows]


def _row(row: Mapping[str, str], position: int, problems: Problems) -> PhaseRow:
    at = f"phases.{position}"
    stage = row.get("stage", "")
    if stage not in dict(_STAGES):
        problems.add(BAD_STAGE, Place(cell=f"{at}.stage"))
    return PhaseRow(
        code=row.get("code", "").strip(),
        name=row.get("name", "").strip(),
        stage=stage,
        is_on=row.get("is_on") == "on",
        scheme_phase=row.get("scheme_phase", ""),
        begins=_day(row.get("begins", ""), f"{at}.begins", problems),
        ends=_day(row.get("ends", ""), f"{at}.ends", problems),
    )


def _day(text: str, at: str, problems: Problems) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        problems.add(BAD_DAY, Place(cell=at), value=text)
        return None


def _number(text: str, position: int, problems: Problems) -> int:
    """Return the position typed in; a row without one stays where it stands."""
    if not text.strip():
        return position + 1
    if not (text.strip().isascii() and text.strip().isdigit()):
        problems.add(BAD_ORDER, Place(cell=f"phases.{position}.order"), value=text)
        return position + 1
    return int(text)
