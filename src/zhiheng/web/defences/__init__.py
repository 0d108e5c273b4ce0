"""Presentation and questions (陈述答辩): an optional phase with its order, its short form and its timer."""
