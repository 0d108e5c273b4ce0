"""The code of an application: letters and digits that are not taken for each other, drawn at random."""

import secrets

from zhiheng.web.files.codes import ALPHABET

_LENGTH = 6


def new_code() -> str:
    """Return a random code; it says nothing of the order or number of applications."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
