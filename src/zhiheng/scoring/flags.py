"""Flags (提示): what a reader of the result should know of an entry. Their texts are part of the official result."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from zhiheng.canonical import Json
from zhiheng.problems import Message

FlagKind = Literal[
    "tie",
    "tie_at_ceiling",
    "tie_at_gate",
    "stopped_by_gate",
    "not_scored",
    "spread",
    "incomplete",
    "withdrawn",
    "na",
    "fallback",
]

FLAG_NAMES: dict[FlagKind, Message] = {
    "tie": Message("名次并列", "tie"),
    "tie_at_ceiling": Message("名额并列待定", "tie at the ceiling"),
    "tie_at_gate": Message("入围线并列", "tie at the gate"),
    "stopped_by_gate": Message("未入围", "stopped by the gate"),
    "not_scored": Message("有阶段无评分", "a phase not scored"),
    "spread": Message("分差超限", "spread"),
    "incomplete": Message("评分表未填完", "incomplete sheet"),
    "withdrawn": Message("撤回", "withdrawn"),
    "na": Message("不适用", "NA"),
    "fallback": Message("改用算术平均", "fell back to the mean"),
}
"""What each kind is called in short, for tables."""

_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)


class Flag(NamedTuple):
    """One flag; ``order`` places flags of a kind: the position of the phase, then of the indicator."""

    kind: FlagKind
    text: str
    phase: str | None = None
    indicator: str | None = None
    tier: str | None = None
    experts: tuple[str, ...] = ()
    order: tuple[int, int] = (0, 0)

    def as_json(self) -> dict[str, Json]:
        """Return the keys of docs/reference/calculation.md that the flag has."""
        named = {"phase": self.phase, "indicator": self.indicator, "tier": self.tier}
        experts: dict[str, Json] = {"experts": list(self.experts)} if self.experts else {}
        given = {key: value for key, value in named.items() if value is not None}
        return {"kind": self.kind, **given, **experts, "text": self.text}


def in_order(flags: Sequence[Flag]) -> list[Flag]:
    """Return flags in the order of their kinds, then of the phases, then of the indicators."""
    return sorted(flags, key=lambda flag: (_KINDS.index(flag.kind), flag.order))
