"""Migrations of the public pages."""
