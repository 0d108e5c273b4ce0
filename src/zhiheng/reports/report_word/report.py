"""The self-assessment report (自评报告) as a Word file, to be filled in, printed, or taken in again."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from zhiheng.documents import EMPTY, Document
from zhiheng.evidence.report_word.names import OVERVIEW, bookmark_of
from zhiheng.problems import Language
from zhiheng.reports.report_word import messages
from zhiheng.reports.report_word.body import Body, in_xml
from zhiheng.reports.report_word.package import docx_of
from zhiheng.standard import Criterion, Indicator, Standard

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1474" w:bottom="1474" w:left="1587" w:header="851" w:footer="851" w:gutter="0"/>'
    "</w:sectPr>"
)
_NUMBER = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)
_CLAUSE = re.compile("[，。；：、,;:（(]")
_MOST_OF_HEADING = 24


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says.

    ``documents`` are the responses by the code of their criterion, and the overview by ``OVERVIEW``; what is missing is
    left to be written. ``self_scores`` are by the code of their indicator. ``parts`` are the codes of the indicators,
    and ``OVERVIEW``, that the file is to have; None for all.
    """

    title: str
    organisation: str
    standard: Standard
    documents: Mapping[str, Document] = field(default_factory=dict)
    self_scores: Mapping[str, str] = field(default_factory=dict)
    parts: Collection[str] | None = None

    def has(self, code: str) -> bool:
        """Whether the file is to have that part."""
        return self.parts is None or code in self.parts


def report_docx(report: Report, picture: Callable[[str], bytes], language: Language = "zh") -> bytes:
    """Return a report as a Word file (.docx), the same bytes for the same report.

    ``picture`` returns the content, PNG or JPEG, of the file of that public id. Every heading carries its code and a
    bookmark; ``zhiheng.evidence.read_report_docx`` reads the file back, however it was filled in.

    Raises:
        ValueError: if a picture is neither PNG nor JPEG.
    """
    body = Body(picture)
    title = in_xml(report.title)
    body.paragraph("Title", title)
    body.paragraph("Subtitle", report.organisation)
    body.paragraph("ZhGuide", messages.HOW_TO_WRITE.text(language))
    if report.has(OVERVIEW):
        body.heading(1, messages.OVERVIEW.text(language), bookmark_of(OVERVIEW))
        body.document(report.documents.get(OVERVIEW, EMPTY))
    for category in report.standard.categories:
        indicators = [indicator for indicator in category.indicators if report.has(indicator.code)]
        if indicators:
            _heading(body, 1, category.code, category.name, category.points, language)
        for indicator in indicators:
            _write_indicator(body, indicator, report, language)
    parts = {
        "document": f"<w:document {_SPACES}><w:body>{''.join(body.parts)}{_PAGE}</w:body></w:document>",
        "numbering": body.numbering.part(),
        "header": _margin("hdr", "Header", f"<w:r><w:t>{escape(title)}</w:t></w:r>"),
        "footer": _margin("ftr", "Footer", _NUMBER),
    }
    return docx_of(title, parts, body.pictures)


def _margin(name: str, style: str, runs: str) -> str:
    return f'<w:{name} {_SPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p></w:{name}>'


def _heading(body: Body, level: int, code: str, name: str, points: int, language: Language) -> None:
    text = messages.HEADING.text(language, {"code": code, "name": name, "points": points})
    body.heading(level, text, bookmark_of(code))


def _write_indicator(body: Body, indicator: Indicator, report: Report, language: Language) -> None:
    _heading(body, 2, indicator.code, indicator.name, indicator.points, language)
    for note in indicator.notes:
        body.paragraph("ZhGuide", messages.NOTE.text(language, {"number": note.number or "", "text": note.text}))
    body.paragraph("ZhScore", messages.SELF_SCORE.text(language) + report.self_scores.get(indicator.code, ""))
    for criterion in indicator.criteria:
        body.heading(3, f"{criterion.code} {_short(criterion)}", bookmark_of(criterion.code))
        body.paragraph("ZhGuide", criterion.text)
        body.document(report.documents.get(criterion.code, EMPTY))


def _short(criterion: Criterion) -> str:
    """Return the first clause, for the heading and whoever moves about by headings."""
    clause = _CLAUSE.split(criterion.text, maxsplit=1)[0]
    return clause if len(clause) <= _MOST_OF_HEADING else f"{clause[: _MOST_OF_HEADING - 1]}…"
