"""What is done with public notices, by noun."""

from zhiheng.web.notices.actions import notice

__all__ = ["notice"]
