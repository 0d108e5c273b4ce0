"""The labels standards print before a text: ``a.`` before a criterion, ``注1：`` before a note."""

import re

CRITERION_LABEL = re.compile(r"[（(]?([a-zａ-ｚ])\s*[.．、)）](?![A-Za-z])\s*")
"""Group 1 is the letter, perhaps full-width."""

NOTE_LABEL = re.compile(r"注\s*(\d*)\s*[：:]\s*")
"""Group 1 is the number, perhaps full-width or empty."""
