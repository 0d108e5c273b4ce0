"""What is done after the announcement, by noun."""

from zhiheng.web.honours.actions import announcement, certificate, payment, revocation

__all__ = ["announcement", "certificate", "payment", "revocation"]
