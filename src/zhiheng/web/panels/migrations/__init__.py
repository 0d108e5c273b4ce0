"""Migrations of panels; they only go forward."""
