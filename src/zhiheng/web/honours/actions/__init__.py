"""What is done after the announcement, by noun."""

from zhiheng.web.honours.actions import announcement, certificate, payment

__all__ = ["announcement", "certificate", "payment"]
