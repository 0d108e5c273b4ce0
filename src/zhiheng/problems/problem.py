"""One problem, and all problems of an input."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from zhiheng.problems.message import Language, Message
from zhiheng.problems.place import Place

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f]")
_LONGEST = 400
_SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place, and the remedy.

    The message holds both, written ``what › remedy`` in each language.
    """

    place: Place
    message: Message
    values: tuple[tuple[str, object], ...] = ()

    def what(self, language: Language) -> str:
        """Return what is wrong."""
        return self._halves(language)[0]

    def remedy(self, language: Language) -> str:
        """Return what the person can do about it."""
        return self._halves(language)[1]

    def text(self, language: Language) -> str:
        """Return ``file › sheet › cell: what › remedy``."""
        place = self.place.text(language)
        text = _SEPARATOR.join(self._halves(language))
        return f"{place}: {text}" if place else text

    def as_json(self, language: Language) -> dict[str, str | int | None]:
        """Return the problem with the keys of the ``--json`` document (docs/reference/commands.md)."""
        place = self.place
        return {
            "file": place.file,
            "sheet": place.sheet,
            "cell": place.cell or (place.part.text(language) if place.part else None),
            "line": place.line,
            "what": self.what(language),
            "remedy": self.remedy(language),
        }

    def _halves(self, language: Language) -> tuple[str, str]:
        # Parted before the values are filled in, for a value may hold anything.
        (zh, _, zh_remedy), (en, _, en_remedy) = map(_parted, (self.message.zh, self.message.en))
        values = {name: _shown(value) for name, value in self.values}
        return Message(zh, en).text(language, values), Message(zh_remedy, en_remedy).text(language, values)


def _shown(value: object) -> object:
    """Return a value as a person may see it: what would steer a terminal is spelled out, what is endless is cut."""
    if not isinstance(value, str):
        return value
    shown = _UNSEEN.sub(lambda found: repr(found[0])[1:-1], value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}……"


def _parted(text: str) -> tuple[str, str, str]:
    return text.partition(_SEPARATOR)


class BadInputError(Exception):
    """The input cannot be used; ``problems`` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text("en") for problem in self.problems))


@dataclass(slots=True)
class Problems:
    """Collects problems, so that a person hears of all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, message: Message, place: Place, **values: object) -> None:
        """Note one problem; ``values`` fill the message."""
        self.found.append(Problem(place, message, tuple(values.items())))

    def take(self, error: BadInputError) -> None:
        """Note all problems of a part that could not be used."""
        self.found.extend(error.problems)

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Within it a BadInputError ends the block and its problems are noted."""
        try:
            yield
        except BadInputError as error:
            self.take(error)

    def raise_if_any(self) -> None:
        """Raise BadInputError with all problems noted, if there are any."""
        if self.found:
            raise BadInputError(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)
