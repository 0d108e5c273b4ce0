"""What is done after the announcement, by noun."""

from zhiheng.web.honours.actions import announcement, certificate, follow_up, payment, revocation

__all__ = ["announcement", "certificate", "follow_up", "payment", "revocation"]
