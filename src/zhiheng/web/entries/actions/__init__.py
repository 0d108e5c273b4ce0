"""What is done with applications, by noun; importing this declares how acts of two persons are done."""

from zhiheng.web.entries.actions import late_entries, screening_outcomes

__all__ = ["late_entries", "screening_outcomes"]
