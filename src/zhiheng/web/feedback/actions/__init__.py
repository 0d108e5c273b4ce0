"""What is done with feedback reports, by noun."""

from zhiheng.web.feedback.actions import release, report

__all__ = ["release", "report"]
