"""Migrations of visits; they only go forward."""
