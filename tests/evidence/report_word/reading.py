"""Reading a file made by hand, with the built-in standard."""

from evidence.report_word.word_files import p, word_file
from zhiheng.documents import Document
from zhiheng.evidence import FilledReport, read_report_docx
from zhiheng.standard import load_standard

STANDARD = load_standard("pengjiang-manufacturing")
NAME = "a.docx"


def read(*body: str, **parts) -> FilledReport:
    return read_report_docx(word_file(*body, **parts), STANDARD, NAME)


def told(report: FilledReport) -> list[str]:
    """The notes, without the name of the file."""
    return [note.text("zh").removeprefix(f"{NAME} › ") for note in report.notes]


def read_1_1a(*body: str, **parts) -> tuple[Document, list[str]]:
    """The document and the notes of what stands below the heading 1.1a."""
    report = read(p("1.1a", "3"), *body, **parts)
    return report.documents["1.1a"], told(report)


def texts(report: FilledReport) -> dict[str, str]:
    return {code: document.plain_text for code, document in report.documents.items()}
