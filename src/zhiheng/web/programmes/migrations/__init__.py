"""Migrations of programmes; they only go forward."""
