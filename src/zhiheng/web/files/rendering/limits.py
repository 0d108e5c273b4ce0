"""How far rendering goes."""

MOST_PAGES = 500
"""Later pages are read in the downloaded original."""

SECONDS = 300
"""For one document, conversion by an office program included."""

PAGE_WIDTH = 1600
MOST_HEIGHT = 6000
MEMORY = 3 << 30

SUMMARY = "pages.json"
"""The file that says which pages were drawn."""
