"""Migrations of people; they only go forward."""
