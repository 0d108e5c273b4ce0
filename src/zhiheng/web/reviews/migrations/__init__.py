"""Migrations of reviews; they only go forward."""
