"""What a command says: texts and tables for people, or exactly one JSON document."""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhiheng.canonical import Json
from zhiheng.problems import Language, Message, Problem

_MOST_OF_A_KIND = 50

_COUNT = Message("共 {count} 个问题，没有写入任何文件。", "{count} problems; nothing was written.")
_MORE = Message("…… 同类问题还有 {count} 个（--json 列出全部）", "… {count} more of this kind (--json lists all)")


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command prints; with ``is_json`` standard output carries nothing but one JSON document."""

    language: Language
    is_json: bool = False

    def print_text(self, text: Message | str, **values: object) -> None:
        """Print a text for people; nothing with ``--json``."""
        if not self.is_json:
            print(text.text(self.language, values) if isinstance(text, Message) else text)

    def note(self, text: Message, **values: object) -> None:
        """Print a remark, such as progress, to standard error."""
        print(text.text(self.language, values), file=sys.stderr, flush=True)

    def print_json(self, value: Json) -> None:
        """Print the one JSON document, indented; without ``--json`` nothing."""
        if self.is_json:
            print(json.dumps(value, ensure_ascii=False, indent=2))

    def print_table(self, headings: Sequence[Message], rows: Iterable[Sequence[str]]) -> None:
        """Print columns aligned as wide as their characters are shown; figures stand to the right."""
        if self.is_json:
            return
        lines = [[heading.text(self.language) for heading in headings], *(list(row) for row in rows)]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            cells = (_pad(cell, width) for cell, width in zip(line, widths, strict=True))
            print("  ".join(cells).rstrip())

    def print_usage(self, usage: str) -> None:
        """Print how a command is used, to standard error; nothing with ``--json``."""
        if not self.is_json:
            print(usage, end="", file=sys.stderr)

    def print_problems(self, problems: Sequence[Problem]) -> None:
        """Print all problems: as the JSON document, or to standard error, long runs of one kind shortened."""
        if self.is_json:
            self.print_json({"problems": [problem.as_json(self.language) for problem in problems]})
            return
        seen: Counter[Message] = Counter()
        for problem in problems:
            seen[problem.message] += 1
            if seen[problem.message] <= _MOST_OF_A_KIND:
                print(problem.text(self.language), file=sys.stderr)
        for message, count in seen.items():
            if count > _MOST_OF_A_KIND:
                shown = message.text(self.language, _Blank()).partition(" › ")[0]
                print(shown, _MORE.text(self.language, {"count": count - _MOST_OF_A_KIND}), file=sys.stderr)
        if len(problems) > 1:
            self.note(_COUNT, count=len(problems))


class _Blank(dict[str, object]):
    """Fills every value of a message with dots, to name the kind of problem."""

    def __missing__(self, key: str) -> str:
        return "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    space = " " * (width - _width(text))
    return space + text if text.replace(".", "", 1).isdigit() else text + space
