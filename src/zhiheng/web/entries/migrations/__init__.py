"""Migrations of applications; they only go forward."""
