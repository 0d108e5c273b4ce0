"""What is done with applications, by noun; importing this declares how acts of two persons are done."""

from zhiheng.web.entries.actions import screening_outcomes

__all__ = ["screening_outcomes"]
