"""Zhiheng (质衡): government quality awards, computed exactly and provable to anyone."""

__version__ = "0.1.0"
