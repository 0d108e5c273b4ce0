"""From figures to results: every metric of every entry and year, with its status and everything that was found."""

from zhiheng.metrics.compute.result import EntryResult, Finding, MetricResult
from zhiheng.metrics.compute.run import compute, compute_portion

__all__ = ["EntryResult", "Finding", "MetricResult", "compute", "compute_portion"]
