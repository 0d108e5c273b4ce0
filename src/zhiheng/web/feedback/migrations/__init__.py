"""The tables of feedback reports."""
