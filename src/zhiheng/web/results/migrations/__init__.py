"""Migrations of results; they only go forward."""
