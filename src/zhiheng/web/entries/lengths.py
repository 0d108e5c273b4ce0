"""How long texts are (字数): Unicode characters without white space."""


def length_of(text: str) -> int:
    """Return how many characters that are no white space a text has."""
    return sum(not character.isspace() for character in text)
