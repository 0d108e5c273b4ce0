"""Migrations of the committee; they only go forward."""
