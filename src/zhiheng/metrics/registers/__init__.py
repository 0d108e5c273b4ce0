"""Registers (清单): what experts verify line by line, and the counts that follow from the lines."""

from zhiheng.metrics.registers.counting import counts_of, with_counts
from zhiheng.metrics.registers.line import COLUMNS, Line, read_line, read_lines
from zhiheng.metrics.registers.model import REGISTERS, Count, Register

__all__ = ["COLUMNS", "REGISTERS", "Count", "Line", "Register", "counts_of", "read_line", "read_lines", "with_counts"]
