"""Migrations of files; they only go forward."""
