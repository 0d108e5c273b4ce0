"""The application (申报书) as a PDF, for printing, signing and sealing."""

from zhiheng.reports.application_pdf.fonts import unpack_fonts
from zhiheng.reports.application_pdf.pdf import Paper, application_pdf

__all__ = ["Paper", "application_pdf", "unpack_fonts"]
