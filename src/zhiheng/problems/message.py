"""Texts for people, always in Chinese and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """A text in both languages; ``{name}`` stands for a value filled in later."""

    zh: str
    en: str

    def text(self, language: Language, values: Mapping[str, object] | None = None) -> str:
        """Return the text in one language with its values filled in.

        A value that is itself a Message is given in the same language, filled with the same values. Raises KeyError
        if a value is missing.
        """
        template = self.zh if language == "zh" else self.en
        values = values or {}
        plain = {name: value for name, value in values.items() if not isinstance(value, Message)}
        texts = {name: value.text(language, plain) for name, value in values.items() if isinstance(value, Message)}
        return template.format_map({**plain, **texts})
