"""Migrations of the data book; they only go forward."""
