"""The data book as a workbook (绩效数据表): made empty, filled in with Excel or WPS, and read back."""

from zhiheng.metrics.workbook.read import read_data_book
from zhiheng.metrics.workbook.read_registers import check_registers, read_registers
from zhiheng.metrics.workbook.write import write_data_book

__all__ = ["check_registers", "read_data_book", "read_registers", "write_data_book"]
