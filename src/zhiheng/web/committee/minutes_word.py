"""The minutes (会议纪要) as a Word document: attendance, recusals, rounds, the list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Pt

from zhiheng.problems import Message
from zhiheng.web.committee.models import ELECTRONIC, ProposedList
from zhiheng.web.messages.official_word import (
    CODE_LOOK,
    HEADING,
    LINE,
    SUBHEADING,
    TITLE_LOOK,
    Look,
    add,
    add_table,
    bytes_of,
    new_paper,
)

TITLE = Message("{cycle}评审委员会会议纪要", "Minutes of the committee, {cycle}")
_HEADS = ("申报组织", "回避的委员", "同意", "不同意", "弃权", "无效", "结果")
_WIDTHS = (38, 32, 15, 18, 15, 15, 23)
_TEXT, _HEAD, _ROUND = Look(is_indented=True), Look(HEADING, is_indented=True), Look(SUBHEADING, is_indented=True)
_BLANKS = ("主持人（签字）：", "记录人（签字）：", "　　　　年　　月　　日")


def minutes_docx(proposed: ProposedList, code: str) -> bytes:
    """Return the minutes of the meeting that put a list down, with blanks to sign and the verification code."""
    said, meeting = proposed.said, proposed.meeting
    title = TITLE.text("zh", {"cycle": meeting.cycle.title})
    document = new_paper(title, "", proposed.made_at)
    add(document, title, TITLE_LOOK).paragraph_format.space_after = LINE
    day = proposed.day
    for text in _opening(said, f"{day.year}年{day.month}月{day.day}日，{proposed.place}"):
        add(document, text, _TEXT)
    add(document, "一、审议表决", _HEAD)
    names = {one["person"]: one["name"] for one in said["attendances"]}
    for one in said["rounds"]:
        _add_round(document, one, names, counts=one["round"]["result"] == said["result"])
    add(document, "二、建议获奖名单", _HEAD)
    for text in _list(said):
        add(document, text, _TEXT)
    for at, text in enumerate(_BLANKS):
        add(document, text, Look()).paragraph_format.space_before = Pt(0) if at else LINE
    add(document, f"校验码 {code}", CODE_LOOK).paragraph_format.space_before = LINE
    return bytes_of(document)


def _opening(said: Mapping[str, Any], place: str) -> Iterator[str]:
    present = [one["name"] for one in said["attendances"] if one["is_present"]]
    absent = [one["name"] for one in said["attendances"] if not one["is_present"]]
    yield f"时间、地点：{place}"
    yield f"到会委员（{len(present)} 人）：{'、'.join(present)}"
    yield f"缺席委员：{'、'.join(absent) or '无'}"


def _add_round(document: WordDocument, held: Mapping[str, Any], names: Mapping[str, str], *, counts: bool) -> None:
    said, outcome = held["round"], held["outcome"]
    medium = "电子票" if said.get("medium") == ELECTRONIC else "纸质票"
    ballot = "记名" if said["ballot"] == "open" else "无记名"
    add(document, f"第 {held['number']} 轮：{said['name']}，名额 {said['places']} 个，{ballot}，{medium}", _ROUND)
    if not counts:
        add(document, "这一轮在综合评价结果更正前，不再计入。", _TEXT)
    if "void" in outcome:
        add(document, f"这一轮作废，没有开票：{outcome['void']}", _TEXT)
        return
    rows = [[*_who(one, names), *_numbers(one, outcome), _result(one["entry"], outcome)] for one in said["candidates"]]
    add_table(document, _HEADS, rows, _WIDTHS)


def _who(candidate: Mapping[str, Any], names: Mapping[str, str]) -> Sequence[str]:
    return candidate["name"], "、".join(names[one] for one in candidate["recused"]) or "—"


def _numbers(candidate: Mapping[str, Any], outcome: Mapping[str, Any]) -> Sequence[str]:
    return [str(number) for number in outcome["totals"][candidate["entry"]]]


def _result(code: str, outcome: Mapping[str, Any]) -> str:
    if code in outcome["chosen"]:
        return "通过"
    return "末位票数相同" if code in outcome["tied"] else "未通过"


def _list(said: Mapping[str, Any]) -> Iterator[str]:
    for one in said["tiers"]:
        yield f"{one['name']}：{'、'.join(line['name'] for line in one['entries']) or '空缺'}"
    if said["reason"]:
        yield f"与得分排序的建议不同的理由：{said['reason']}"
