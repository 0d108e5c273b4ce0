"""Writing an application: its fields, pictures and evidence, each by the platform's own act."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from demo_data import sheets
from demo_data.blocks import picture
from demo_data.companies import Company
from demo_data.overview import overview_of
from demo_data.prose import Prose
from zhiheng.documents import Node, document_of
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.actions.entries import create_entry
from zhiheng.web.entries.file_doors import ATTACHMENT, EVIDENCE, PART, PICTURE
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, OVERVIEW, PROFILE
from zhiheng.web.entries.part_fields import SELF_SCORE
from zhiheng.web.entries.prefill import fill_in_registered
from zhiheng.web.files.actions import Incoming, upload_file
from zhiheng.web.files.doors import target
from zhiheng.web.programmes.models import Track

_WITH_PICTURE = ("2.2", "2.7")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence: its title, how many pages it has, and the criteria of one indicator that it supports."""

    title: str
    pages: int
    locations: Sequence[Location]


_EVIDENCE = (
    Evidence("公司章程和治理制度汇编", 3, [Location("1.4a", 1, 2, "组织架构"), Location("1.4b", 3, 3, "考核办法")]),
    Evidence("质量管理体系认证证书和审核报告", 2, [Location("2.2b", 1, 2, "一体化审核结论")]),
    Evidence("首席质量官任命文件", 1, [Location("2.2a", 1, 1, "任命和职责")]),
    Evidence("顾客满意度第三方调查报告", 4, [Location("2.3b", 1, 3, "调查结果"), Location("2.3c", 4, 4, "投诉处理")]),
    Evidence("发明专利证书", 2, [Location("3.4a", 1, 2, "核心技术的专利")]),
    Evidence("商标注册证", 1, [Location("4.3a", 1, 1, "国内外商标")]),
    Evidence("年度审计报告摘要", 3, [Location("5.6a", 1, 2, "利润和纳税"), Location("5.6b", 3, 3, "资产和周转")]),
)

OF_A_SHORT_ONE = (
    Evidence("企业家荣誉和出口合同", 2, [Location("1.1a", 1, 1, "荣誉"), Location("1.1c", 2, 2, "出口合同")]),
)


def start(contact: Actor, company: Company, track: Track) -> Entry:
    """Start an application and fill in its form."""
    entry = create_entry(contact, track)
    fill_in_registered(contact, entry)
    part = entry.parts.get(code=PROFILE)
    for name, value in company.form().items():
        write(contact, part, name, value)
    return entry


def write_overview(actor: Actor, company: Company, part: Part) -> None:
    """Write the overview of an application."""
    write(actor, part, OVERVIEW, document_of(overview_of(company)).text)


def write_indicator(actor: Actor, prose: Prose, part: Part, indicator: Indicator) -> None:
    """Respond to every criterion of an indicator and score oneself."""
    for criterion in indicator.criteria:
        blocks = prose.response(indicator, criterion)
        if indicator.code in _WITH_PICTURE and criterion is indicator.criteria[0]:
            blocks = [*blocks, _chart(actor, prose, part)]
        write(actor, part, criterion.code, document_of(blocks).text)
    write(actor, part, SELF_SCORE, prose.self_score())


def write(actor: Actor, part: Part, name: str, text: str) -> None:
    """Save the first text of a field."""
    save_version(actor, draft(actor, ENTRY_PART, part.public_id, name), Edit(new_id(), 0, text))


def add_evidence(contact: Actor, entry: Entry, pieces: Sequence[Evidence] = _EVIDENCE) -> None:
    """Add evidence, that of a full application unless told otherwise, and link it to the criteria that it supports."""
    parts = {part.code: part for part in entry.parts.select_related("entry")}
    for one in pieces:
        part = parts[one.locations[0].criterion.rstrip("abcde")]
        attachment = add_attachment(contact, part, f"示例{one.title}")
        goal = target(contact, ATTACHMENT, attachment.public_id, EVIDENCE)
        upload_file(contact, goal, incoming(f"{one.title}.pdf", sheets.evidence(attachment.title, one.pages)))
        for location in one.locations:
            link_attachment(contact, part, attachment, location)


def _chart(actor: Actor, prose: Prose, part: Part) -> Node:
    measure = prose.measure_of(part.code)
    goal = target(actor, PART, part.public_id, PICTURE)
    file = upload_file(actor, goal, incoming(f"{measure.name}.png", sheets.chart(measure)))
    return picture(file.public_id, f"图 {part.code} {measure.name}")


def incoming(name: str, content: bytes) -> Incoming:
    """Return bytes as a file that arrives."""
    return Incoming(name, io.BytesIO(content), len(content))
