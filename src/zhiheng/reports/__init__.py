"""Documents for people, made from published results."""

from zhiheng.reports.results_workbook import write_results_workbook

__all__ = ["write_results_workbook"]
