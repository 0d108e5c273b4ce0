"""Texts on pages: always in Chinese and in English, shown in the reader's language (docs/decisions/0006)."""

from django.utils.translation import get_language

from zhiheng.problems import Language, Message


def language() -> Language:
    """Return the language of the page being made."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(message: Message, **values: object) -> str:
    """Return a text in the language of the page being made, with its values filled in."""
    return message.text(language(), values)
