"""The self-assessment report (自评报告) as a Word file."""

from zhiheng.reports.report_word.report import Report, report_docx

__all__ = ["Report", "report_docx"]
