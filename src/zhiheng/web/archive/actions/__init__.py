"""What is done with archives, by noun."""

from zhiheng.web.archive.actions import destruction, file

__all__ = ["destruction", "file"]
