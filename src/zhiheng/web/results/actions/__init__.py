"""What is done with results, by noun; importing this declares how acts of two persons are done."""

from zhiheng.web.results.actions import result, shortlist

__all__ = ["result", "shortlist"]
