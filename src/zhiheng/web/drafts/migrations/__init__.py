"""Migrations of drafts; they only go forward."""
