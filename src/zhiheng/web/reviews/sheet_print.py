"""A confirmed sheet as it is printed for signature: made of what was frozen alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhiheng.problems import Message
from zhiheng.web.reviews.evidence_refs import Reference
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet
from zhiheng.web.reviews.sheet_page import TreeCategory, TreeLine, tree_of


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """An indicator with its mark, comments and what they refer to."""

    line: TreeLine
    strengths: str
    opportunities: str
    references: Sequence[Message]


@dataclass(frozen=True, slots=True)
class PrintedCategory:
    """A category with its subtotal, its comment and its indicators."""

    category: TreeCategory
    comment: str
    indicators: Sequence[PrintedIndicator]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The whole sheet; ``total`` is None if all is NA."""

    unit: str
    categories: Sequence[PrintedCategory]
    total: str | None
    full: int


def counting_version(sheet: Sheet) -> ConfirmedSheet | None:
    """Return the confirmed version that counts, None before confirming and once it was opened again."""
    return sheet.confirmed.filter(reopened_at=None).order_by("-number").first()


def digest_of_print(sheet: Sheet) -> str:
    """Return the digest of what a print of the sheet would show now; nothing while no version counts."""
    version = counting_version(sheet)
    return version.digest if version else ""


def printed_sheet(sheet: Sheet, version: ConfirmedSheet) -> PrintedSheet:
    """Return a confirmed version of a sheet for print."""
    content = json.loads(version.content)
    form = form_of_sheet(sheet)
    tree = tree_of(form, {code: mark or "" for code, mark in content["percents"].items()})
    categories = [
        PrintedCategory(one, content["categories"][one.code], [_indicator(line, content) for line in one.lines])
        for one in tree.categories
    ]
    return PrintedSheet(content["unit"], categories, tree.total, tree.full)


def _indicator(line: TreeLine, content: Mapping[str, Any]) -> PrintedIndicator:
    comments = content["comments"][line.indicator.code]
    references = [
        Reference(one.get("criterion", ""), one.get("attachment", 0), one.get("paragraph") or one["page"]).label
        for one in comments["evidence"]
    ]
    return PrintedIndicator(line, comments["strengths"], comments["opportunities"], references)
