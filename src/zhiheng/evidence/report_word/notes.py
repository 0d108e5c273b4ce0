"""What a reader tells about a file: every note with its place in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhiheng.evidence.report_word import messages
from zhiheng.problems import Message, Place, Problem

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that was not taken: the note that tells so, and all of it, a line for each paragraph or table."""

    note: Problem
    text: str


@dataclass(slots=True)
class Notes:
    """The notes of one file; ``where`` and ``number`` say where the reader is."""

    file: str
    where: Message = messages.BEFORE
    number: int = 0
    found: list[Problem] = field(default_factory=list)
    _told: set[Message] = field(default_factory=set)
    _formats: dict[str, None] = field(default_factory=dict)
    _texts: list[tuple[Problem, list[str]]] = field(default_factory=list)

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """The texts that were not taken."""
        return tuple(LeftOut(note, "\n".join(lines)) for note, lines in self._texts)

    def go_to(self, where: Message) -> None:
        """Begin another part of the file; what was told once is told once more."""
        self.finish()
        self.where, self.number = where, 0
        self._told.clear()

    def add(self, message: Message, **values: object) -> None:
        """Note something at the paragraph that is read now."""
        zh, en = (
            messages.BLOCK.text(language, {"where": self.where.text(language), "number": self.number})
            for language in ("zh", "en")
        )
        part = Message(zh, en) if self.number else self.where
        self.found.append(Problem(Place(self.file, part=part), message, tuple(values.items())))

    def leave_out(self, message: Message, text: str, **values: object) -> list[str]:
        """Note text that is not taken; further lines of it can be added to what is returned."""
        self.add(message, text=excerpt(text), **values)
        lines = [text]
        self._texts.append((self.found[-1], lines))
        return lines

    def once(self, message: Message, **values: object) -> None:
        """Note something that one note in this part of the file is enough for."""
        if message not in self._told:
            self._told.add(message)
            self.add(message, **values)

    def dropped(self, formatting: str) -> None:
        """Remember formatting that is not kept; it is told when this part of the file ends."""
        self._formats[formatting] = None

    def finish(self) -> None:
        """Tell what was collected in this part of the file."""
        if self._formats:
            names = [messages.FORMAT_NAMES[one] for one in self._formats]
            formats = Message("、".join(name.zh for name in names), ", ".join(name.en for name in names))
            self.number = 0
            self.add(messages.FORMATS, formats=formats)
            self._formats.clear()


def excerpt(text: str) -> str:
    """Return the beginning of a text, for a note."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
