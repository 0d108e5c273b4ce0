"""What the printed application says, made of the snapshot alone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhiheng.canonical import Json
from zhiheng.reports.application_pdf import Paper
from zhiheng.web.entries.file_doors import SUBMISSION
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.sheet_kinds import all_sheet_kinds
from zhiheng.web.entries.submitted import (
    Submitted,
    SubmittedAttachment,
    SubmittedField,
    SubmittedIndicator,
    SubmittedSection,
    submitted,
)
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.printing import known_code
from zhiheng.web.files.stores import current_store, verified
from zhiheng.web.programmes.clock import local_day

_PICTURES = (FileType.PNG, FileType.JPG)
_DAY = "{day.year}年{day.month}月{day.day}日"
_TITLE = "{cycle}申报书"


def paper_of(submission: Submission) -> Paper:
    """Return the paper of a snapshot, in Chinese, without what is for the matching of conflicts of interest alone."""
    of, cycle = submitted(submission), submission.entry.cycle
    code = known_code(submission, SUBMISSION, submission.digest)
    day = local_day(cycle, submission.submitted_at) if cycle else submission.submitted_at.date()
    content: dict[str, Json] = {
        "title": _TITLE.format(cycle=of.heading["cycle"]),
        "award": of.heading["award"],
        "cycle": of.heading["cycle"],
        "track": of.heading["track"],
        "entry_code": of.heading["code"],
        "organisation": of.organisation["name"],
        "credit_code": of.organisation["credit_code"],
        "taken_in_by": of.heading.get("taken_in_by", ""),
        "date": _DAY.format(day=day),
        "number": submission.number,
        "code": shown_code(code.code) if code else "",
        "digest": submission.digest,
        **_body(of),
    }
    return Paper(content, _pictures(submission), submission.submitted_at)


def _body(of: Submitted) -> dict[str, Json]:
    return {
        "sections": [_section(one) for one in of.shown_sections],
        "has_conflicts": bool(of.conflict_sections),
        "overview": list(of.overview.blocks),
        "categories": _categories(of),
        "worth": _number(sum((one.indicator.points for one in of.indicators), Decimal())),
        "points": _number(of.points),
        "tables": [table for kind in all_sheet_kinds() for table in kind.printed(of.sheets)],
        "attachments": [_attachment(one) for one in of.attachments],
    }


def _section(section: SubmittedSection) -> Json:
    return {"title": section.title.zh, "fields": [_field(one) for one in section.fields]}


def _field(field: SubmittedField) -> Json:
    width = max([len(field.columns), *map(len, field.rows)])
    return {
        "label": field.label.zh,
        "lines": [one.zh for one in field.lines],
        "columns": _filled([one.zh for one in field.columns], width),
        "rows": [_filled(row, width) for row in field.rows],
    }


def _filled(cells: Sequence[str], width: int) -> Json:
    return [*cells, *[""] * (width - len(cells))]


def _categories(of: Submitted) -> Json:
    answered = {one.indicator.code: one for one in of.indicators}
    return [
        {
            "title": f"{category.code} {category.name}".strip(),
            "indicators": [_indicator(answered[one.code]) for one in category.indicators],
        }
        for category in of.standard.categories
    ]


def _indicator(of: SubmittedIndicator) -> Json:
    return {
        "title": f"{of.indicator.code} {of.indicator.name}",
        "worth": _number(of.indicator.points),
        "percent": _number(of.percent),
        "points": _number(of.points),
        "responses": [
            {"code": one.criterion.code, "criterion": one.criterion.text, "text": list(one.text.blocks)}
            for one in of.responses
        ],
    }


def _attachment(of: SubmittedAttachment) -> Json:
    file = [of.file["name"], of.file["sha256"][:16]] if of.file else []
    if of.file and of.file["trade_secret"]:
        file.append("商业秘密")
    return {"number": str(of.number), "title": of.title, "file": file, "links": [_link(one) for one in of.links]}


def _link(link: Mapping[str, object]) -> str:
    first, last = link["first_page"], link["last_page"]
    pages = ""
    if first:
        pages = f"第 {first}–{last} 页" if last and last != first else f"第 {first} 页"
    return " ".join(str(one) for one in (link["criterion"], pages, link["caption"]) if one)


def _number(number: Decimal | int | None) -> str:
    return "—" if number is None else f"{Decimal(number).normalize():f}"


def _pictures(submission: Submission) -> dict[str, bytes]:
    """Return the pictures of the texts that are still there, by the public ids of their files."""
    kept = submission.files.filter(attachment=None, file__blob__type__in=_PICTURES, file__blob__removed_at=None)
    return {
        one.file.public_id: b"".join(verified(current_store().open(one.file.blob_id), one.file.blob_id))
        for one in kept.select_related("file")
    }
