"""Migrations of what follows the announcement."""
