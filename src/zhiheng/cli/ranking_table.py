"""The ranking (得分排序) on a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from zhiheng.cli.output import Output
from zhiheng.problems import Message
from zhiheng.scoring.flags import FLAG_NAMES, FlagKind

_MOST_ROWS = 60
_HEADINGS = (
    Message("名次", "rank"),
    Message("编号", "entry"),
    Message("申报组织", "applicant"),
    Message("总分", "total"),
    Message("到达阶段", "reached"),
    Message("建议奖项", "suggested tier"),
    Message("提示", "flags"),
)
_TITLE = Message("得分排序：{name}（内部资料，不公开）", "Ranking: {name} (internal, not public)")
_TRACK = Message("申报类别：{name}", "Track: {name}")
_REST = Message("…… 其余 {count} 个见结果文件", "… {count} more in the result files")


def print_ranking(result: Mapping[str, Any], output: Output) -> None:
    """Print the entries of a results.json document by rank, track by track in the scheme's order, at most 60 each."""
    scheme = result["scheme"]
    output.print_text(_TITLE, name=scheme["name"] or scheme["standard"])
    tracks = {track["id"]: track["name"] for track in scheme.get("tracks", [])}
    order = list(tracks)
    by_track = sorted(result["entries"], key=lambda entry: order.index(entry["track"]) if entry["track"] else -1)
    for track, group in groupby(by_track, key=lambda entry: entry["track"]):
        entries = list(group)
        if track:
            output.print_text(_TRACK, name=tracks[track])
        output.print_table(_HEADINGS, (_row(entry, scheme, output) for entry in entries[:_MOST_ROWS]))
        if len(entries) > _MOST_ROWS:
            output.print_text(_REST, count=len(entries) - _MOST_ROWS)
        output.print_text("")


def _row(entry: Mapping[str, Any], scheme: Mapping[str, Any], output: Output) -> list[str]:
    phases = {phase["id"]: phase["name"] for phase in scheme["phases"]}
    tiers = {tier["id"]: tier["name"] for tier in scheme["tiers"]}
    return [
        "" if entry["rank"] is None else str(entry["rank"]),
        entry["entry"],
        entry["name"],
        entry["total"] or "",
        phases.get(entry["reached"], ""),
        tiers.get(entry["tier"], ""),
        _flags((flag["kind"] for flag in entry["flags"]), output),
    ]


def _flags(kinds: Iterable[FlagKind], output: Output) -> str:
    counts = Counter(kinds)
    comma = "、" if output.language == "zh" else ", "
    return comma.join(
        FLAG_NAMES[kind].text(output.language) + (f"×{count}" if count > 1 else "") for kind, count in counts.items()
    )
