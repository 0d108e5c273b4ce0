"""What companies hand in, read as data: their self-assessment report (自评报告) out of Word."""

from zhiheng.evidence.report_word import OVERVIEW, FilledReport, LeftOut, WordPicture, read_report_docx

__all__ = ["OVERVIEW", "FilledReport", "LeftOut", "WordPicture", "read_report_docx"]
