"""Migrations of messages; they only go forward."""
