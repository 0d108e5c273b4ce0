"""Flags (提示) of the library in words, with the names of experts and one line a kind."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhiheng.problems import Message
from zhiheng.scoring.flags import FLAG_NAMES
from zhiheng.web.programmes.contributions import filled

_OF_INDICATORS = Message("{name} {count} 项：{indicators}", "{name}, {count} indicators: {indicators}")
_OF_EXPERTS = Message("{name}：{experts}", "{name}: {experts}")
_LEFT_OUT = {
    "withdrawn": Message("评分表撤回，未计入", "sheet withdrawn and left out"),
    "incomplete": Message("评分表未填完，未计入", "incomplete sheet left out"),
}

Flags = Sequence[Mapping[str, Any]]
"""The flags of an entry as ``results.json`` has them."""


def words_of(flags: Flags, names: Mapping[str, str]) -> list[Message]:
    """Return the flags of one entry in words, in the library's order; ``names`` are those of experts by their ids."""
    kinds = list(dict.fromkeys(flag["kind"] for flag in flags))
    return [_words([flag for flag in flags if flag["kind"] == kind], names) for kind in kinds]


def _words(alike: Flags, names: Mapping[str, str]) -> Message:
    kind = alike[0]["kind"]
    indicators = list(dict.fromkeys(flag["indicator"] for flag in alike if "indicator" in flag))
    experts = [names.get(one, one) for flag in alike for one in flag.get("experts", ())]
    if indicators:
        values = {"count": len(indicators), "indicators": "、".join(indicators)}
        return filled(_OF_INDICATORS, name=FLAG_NAMES[kind], **values)
    if experts:
        return filled(_OF_EXPERTS, name=_LEFT_OUT[kind], experts="、".join(experts))
    return FLAG_NAMES[kind]
