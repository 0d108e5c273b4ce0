"""Migrations of jobs; they only go forward."""
