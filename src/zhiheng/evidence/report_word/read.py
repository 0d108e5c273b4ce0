"""A filled-in self-assessment report (自评报告) out of Word, however people made it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.documents import Document
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.footnotes import Footnotes
from zhiheng.evidence.report_word.headings import Headings
from zhiheng.evidence.report_word.inline import InlineReader
from zhiheng.evidence.report_word.names import OVERVIEW
from zhiheng.evidence.report_word.notes import LeftOut, Notes
from zhiheng.evidence.report_word.numbering import read_numbering
from zhiheng.evidence.report_word.package import Package, open_package
from zhiheng.evidence.report_word.paragraph import P, ParagraphReader, codes_at
from zhiheng.evidence.report_word.pictures import Pictures, WordPicture
from zhiheng.evidence.report_word.sections import SectionReader
from zhiheng.evidence.report_word.styles import read_styles
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import Standard


@dataclass(frozen=True, slots=True)
class FilledReport:
    """What a filled-in report holds.

    ``documents`` are by the code of their criterion, the overview by ``OVERVIEW``; a heading without text has the empty
    document, a heading that the file lacks, or whose text is too long, is missing here. Their pictures name
    ``WordPicture.file``; ``pictures`` has them by it. ``notes`` say what was not taken, or not as it was, each at its
    place with what can be done; ``left_out`` has all of the text that some of them quote.
    """

    documents: Mapping[str, Document]
    self_scores: Mapping[str, str]
    pictures: Mapping[str, WordPicture]
    notes: Sequence[Problem]
    left_out: Sequence[LeftOut]


def read_report_docx(content: bytes, standard: Standard, file: str) -> FilledReport:
    """Return what a Word file (.docx) says to each criterion of a standard; ``file`` is its name, for the notes.

    The file may be one that ``report_docx`` made or one written by hand: headings are found by bookmark, or by a code
    in any of its usual forms (1.1a, １．１ａ, 1.1 a., “a.” below 1.1) in a heading or a bold paragraph.

    Raises BadInputError if the file is not a Word file, is not safe to read, or has no heading of the standard.
    """
    package = open_package(content, file)
    notes = Notes(file)
    pictures = Pictures(package, notes)
    try:
        reader = _reader(package, standard, pictures)
        reader.read(package.document)
    except RecursionError as error:
        raise BadInputError([Problem(Place(file), messages.TOO_DEEP)]) from error
    if not reader.sections:
        example = next((one.code for each in standard.indicators for one in each.criteria), OVERVIEW)
        raise BadInputError([Problem(Place(file), messages.NO_HEADINGS, (("example", example),))])
    documents = reader.documents()
    used = {name for document in documents.values() for name in document.pictures}
    taken = {name: picture for name, picture in pictures.found.items() if name in used}
    return FilledReport(documents, reader.scores, taken, tuple(notes.found), notes.left_out)


def _reader(package: Package, standard: Standard, pictures: Pictures) -> SectionReader:
    styles, usual = read_styles(package.part("styles"))
    inline = InlineReader(styles, pictures, pictures.notes, Footnotes(package).text)
    paragraphs = ParagraphReader(inline, styles, usual, read_numbering(package.part("numbering")))
    marked = {code for one in package.document.iter(P) for code in codes_at(one)}
    return SectionReader(pictures.notes, paragraphs, Headings(standard, marked))
