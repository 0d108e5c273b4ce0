"""Versioned fields that save themselves (自动保存)."""
