"""Notices with receipt, calls, mail, questions, letters (消息与文书)."""
