"""Importing the office's own document: plain text, Word or Excel, one and the same standard."""

from zhiheng.standard.importer.document import import_standard

__all__ = ["import_standard"]
