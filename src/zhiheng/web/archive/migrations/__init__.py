"""The table of archive files that were written."""
