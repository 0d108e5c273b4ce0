"""Migrations of defences; they only go forward."""
