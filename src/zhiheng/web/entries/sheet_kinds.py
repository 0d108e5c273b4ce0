"""Sheets of figures in an application (绩效数据表): areas declare theirs in ``SHEET_KINDS`` of ``sheet_kinds``.

A sheet is a part like the others: given to colleagues, handed in for review, made final; its fields are drafts. What
its fields mean only its area knows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from zhiheng.canonical import Json
from zhiheng.problems import Message
from zhiheng.web.audit.table import rooms
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.files.models import StoredFile

Texts: TypeAlias = Mapping[str, Mapping[str, str]]
"""What fields hold, by the codes of their parts and their names."""


@dataclass(frozen=True, slots=True)
class SheetLack:
    """What a field of a sheet lacks, in words."""

    part: Part
    name: str
    reason: Literal["empty", "wrong", "unexplained"]
    text: Message


@dataclass(frozen=True, slots=True)
class SheetKind:
    """The sheets of one area; their codes begin with ``data_``, ``titles`` has them in their order.

    ``is_on`` says whether a new application has them. ``fields`` are the names of a sheet's figures; ``label`` is None
    for a name that no field of the sheet has. ``problems`` says what is wrong with one text alone, ``lacks`` what the
    sheets of an application lack, given the texts of all parts that the actor may read. ``frozen`` is what a snapshot
    keeps beside the texts, to read them by. ``printed`` are the tables that the printed application has of what a
    snapshot holds. ``merged`` are one's own texts with what earlier ones add. ``url`` is the
    page of a sheet, on which every field has its name as a place. ``is_workbook`` says whether a file, by name and
    content, is filled-in sheets; it is kept of ``file_kind`` and ``file_purpose``, and compared at ``file_url``.
    """

    titles: Mapping[str, Message]
    is_on: Callable[[Entry], bool]
    fields: Callable[[Part], Sequence[str]]
    label: Callable[[str, str], Message | None]
    problems: Callable[[Part, str, str], Sequence[Message]]
    lacks: Callable[[Sequence[Part], Texts], Iterator[SheetLack]]
    frozen: Callable[[Entry], Mapping[str, Json]]
    printed: Callable[[Mapping[str, Any]], Sequence[Json]]
    merged: Callable[[Part, Mapping[str, str], Mapping[str, str]], Mapping[str, str]]
    url: Callable[[Part], str]
    file_kind: str
    file_purpose: str
    is_workbook: Callable[[str, bytes], bool]
    file_url: Callable[[StoredFile], str]


@cache
def all_sheet_kinds() -> Sequence[SheetKind]:
    """Return the kinds of all areas."""
    return [kind for module in rooms("sheet_kinds") for kind in getattr(module, "SHEET_KINDS", ())]


def sheet_kind(code: str) -> SheetKind:
    """Return the kind that a sheet of that code is of."""
    return next(kind for kind in all_sheet_kinds() if code in kind.titles)


def sheet_titles() -> Mapping[str, Message]:
    """Return what people call the sheets, by their codes."""
    return {code: title for kind in all_sheet_kinds() for code, title in kind.titles.items()}


def sheet_codes(entry: Entry) -> list[str]:
    """Return the codes of the sheets that a new application has, in their order."""
    return [code for kind in all_sheet_kinds() if kind.is_on(entry) for code in kind.titles]
