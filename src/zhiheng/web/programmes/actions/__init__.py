"""One function per verb; importing this declares how acts of two persons are done."""

from zhiheng.web.programmes.actions import cycles, locking, phases, programmes, rules_of_cycle, settings, transitions

__all__ = ["cycles", "locking", "phases", "programmes", "rules_of_cycle", "settings", "transitions"]
