"""Migrations of the record; they only go forward."""
