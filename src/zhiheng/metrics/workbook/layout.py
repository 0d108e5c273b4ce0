"""Where everything stands in the workbook: the one map for writing and for reading back. Rows and columns from 0."""

from collections.abc import Mapping

from zhiheng.metrics.registers import Register

COVER = "说明"
TITLE = "绩效数据表"
ENTRY_LABEL = "申报编号"
ENTRY_ROW = 2
LABEL_COLUMN, ENTRY_COLUMN = 0, 1

DOMAINS: Mapping[str, str] = {
    "finance": "财务与产出",
    "people": "人员与社会责任",
    "rd": "研发创新",
    "brand": "品牌",
    "energy": "能源",
    "environment": "环境",
    "quality": "质量与运营",
    "coefficients": "系数",
}
"""The sheet of each domain of inputs."""

HEADING_ROW, FIRST_ROW = 2, 3
HEADINGS = ("编号", "名称", "单位", "定义", "在哪里找")
FIRST_YEAR = len(HEADINGS)
CHECK = "检查"
NOT_APPLICABLE = "不涉及"

REGISTER_ROWS = 200
"""How many lines of a register's sheet are made to be filled in; more may be added below."""


def register_sheet(register: Register) -> str:
    """Return the name of a register's sheet; its lines begin in ``FIRST_ROW``."""
    return f"清单 {register.title.zh}"
