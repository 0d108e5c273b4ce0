"""The workbook ``results.xlsx``: the published result for reading and printing."""

from zhiheng.reports.results_workbook.workbook import write_results_workbook

__all__ = ["write_results_workbook"]
