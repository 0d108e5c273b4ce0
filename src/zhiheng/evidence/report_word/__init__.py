"""A filled-in self-assessment report (自评报告) out of Word."""

from zhiheng.evidence.report_word.names import OVERVIEW
from zhiheng.evidence.report_word.notes import LeftOut
from zhiheng.evidence.report_word.pictures import WordPicture
from zhiheng.evidence.report_word.read import FilledReport, read_report_docx

__all__ = ["OVERVIEW", "FilledReport", "LeftOut", "WordPicture", "read_report_docx"]
