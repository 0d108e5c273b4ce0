"""What is done at the committee's meeting, by noun."""

from zhiheng.web.committee.actions import meeting, proposed

__all__ = ["meeting", "proposed"]
