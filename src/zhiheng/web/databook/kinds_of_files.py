"""The names that filled-in data books are kept under."""

ENTRY_DATA = "entry_data"
"""The kind of the files, which stands in the database."""
WORKBOOK = "workbook"
