"""Panels: who reviews what, and who must stay away from it."""
