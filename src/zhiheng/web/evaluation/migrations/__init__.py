"""Migrations of the evaluation."""
