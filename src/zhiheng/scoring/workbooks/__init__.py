"""Score workbooks (Excel 评分表): made for each expert, filled in with Excel or WPS, and read back.

Whoever imports this loads no Excel library yet; writing loads xlsxwriter, reading loads calamine.
"""

from zhiheng.scoring.workbooks.given import Given
from zhiheng.scoring.workbooks.read import WorkbookReader
from zhiheng.scoring.workbooks.read_lists import check_kinds, read_lists
from zhiheng.scoring.workbooks.score_sheet import ScoreSheet, ScoreWorkbook, State
from zhiheng.scoring.workbooks.stamp import Stamp
from zhiheng.scoring.workbooks.template import Template
from zhiheng.scoring.workbooks.write import write_score_workbook

__all__ = [
    "Given",
    "ScoreSheet",
    "ScoreWorkbook",
    "Stamp",
    "State",
    "Template",
    "WorkbookReader",
    "check_kinds",
    "read_lists",
    "write_score_workbook",
]
