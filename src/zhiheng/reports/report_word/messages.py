"""The words of a report in Word."""

from zhiheng.problems import Message

OVERVIEW = Message("组织概述", "Organisational overview")
SELF_SCORE = Message("自评得分：", "Self-score: ")
HOW_TO_WRITE = Message(
    "请在各编号标题和灰底的评价要点原文之后书写。请保留编号标题；灰底文字不计入报告，可保留，也可删去。"
    "可以使用加粗、上标、下标、编号、项目符号、表格和图片，其他格式导入时不保留。",
    "Write below each heading with its code and the criterion on grey. Keep the headings; what stands on grey is no "
    "part of the report and may stay or go. Bold, superscript, subscript, lists, tables and pictures are kept when the "
    "file is taken in, other formatting is not.",
)
HEADING = Message("{code} {name}（{points}分）", "{code} {name} ({points} points)")
NOTE = Message("注{number}：{text}", "Note {number}: {text}")
