"""The papers of a defence: the record (陈述答辩记录), never with a score, and each expert's own sheet."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.canonical import digest_of
from zhiheng.web.defences.attending import attending_at
from zhiheng.web.defences.draft_kinds import DEFENCE_RECORD, QUESTIONS
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.phases import minutes_of
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.reviews.sheet_page import Tree, tree_of

RECORD, SHEET = "defence_record", "defence_sheet"
"""The names of the printed pages, which stand in the database and must not change."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the record says, in Chinese."""

    facts: Sequence[tuple[str, str]]
    questions: str
    signed: Sequence[str]


def record_of(defence: Defence) -> Record:
    """Return the record of a defence as it stands."""
    names = [one.person.name for one in attending_at([defence])[defence.pk]]
    minutes = minutes_of(defence.panel.cycle)
    when = [defence.day.isoformat() if defence.day else "", f"{defence.begins:%H:%M}" if defence.begins else ""]
    return Record(
        facts=[
            ("申报组织", defence.entry.organisation.name),
            ("顺序", "" if defence.number is None else f"第 {defence.number} 家"),
            ("时间", " ".join(filter(None, when))),
            ("地点", defence.room),
            ("参加的专家", "、".join(names)),
            ("时长", f"陈述 {minutes.presentation} 分钟，提问 {minutes.questions} 分钟"),
        ],
        questions=texts_of(DEFENCE_RECORD, defence).get(QUESTIONS, "").strip(),
        signed=[f"{name}（签字）：" for name in names],
    )


def digest_of_record(defence: Defence) -> str:
    """Return the digest of all that the record says."""
    record = record_of(defence)
    return digest_of(
        {"facts": [[*one] for one in record.facts], "questions": record.questions, "signed": [*record.signed]}
    )


def tree_of_confirmed(sheet: DefenceSheet) -> Tree:
    """Return the marks of a confirmed sheet with their points."""
    return tree_of(form_of_defence(sheet), json.loads(sheet.content)["percents"])


def comments_of_confirmed(sheet: DefenceSheet) -> list[tuple[str, str]]:
    """Return the comments of a confirmed sheet by the categories' names, without empty ones."""
    comments = json.loads(sheet.content)["categories"]
    categories = form_of_defence(sheet).form.standard.categories
    return [(f"{one.code} {one.name}", comments[one.code]) for one in categories if comments[one.code]]


def digest_of_sheet(sheet: DefenceSheet) -> str:
    """Return the digest of what a print of the sheet shows; nothing before it is confirmed."""
    return sheet.digest
