"""What a command says: texts and tables for people, or exactly one JSON document."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhiheng.canonical import Json
from zhiheng.cli.wrapping import width_of
from zhiheng.problems import Language, Message, Problem

_MOST_OF_A_KIND = 50

_COUNT = Message("共 {count} 个问题，改正后再运行一次。", "{count} problems; correct them and run it again.")
_MORE = Message(
    "…… 与“{what}”同类的问题还有 {count} 个（--json 列出全部）",
    "… {count} more of the kind “{what}” (--json lists all)",
)


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
        """Print a remark to standard error."""
        print(text.text(self.language, values), file=sys.stderr, flush=True)

    def progress(self, text: Message, **values: object) -> None:
        """Say on a terminal what is being done, in place of what was said before; an empty text clears it."""
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text.text(self.language, values)}", end="", file=sys.stderr, flush=True)

    def print_json(self, value: Json) -> None:
        """Print the one JSON document, indented; without ``--json`` nothing."""
        if self.is_json:
            print(json.dumps(value, ensure_ascii=False, indent=2))

    def print_table(self, headings: Sequence[Message], rows: Iterable[Sequence[str]]) -> None:
        """Print columns aligned as wide as their characters are shown; figures stand to the right."""
        if self.is_json:
            return
        lines = [[heading.text(self.language) for heading in headings], *(list(row) for row in rows)]
        widths = [max(map(width_of, column)) for column in zip(*lines, strict=True)]
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
        by_kind: dict[Message, list[Problem]] = {}
        for problem in problems:
            alike = by_kind.setdefault(problem.message, [])
            alike.append(problem)
            if len(alike) <= _MOST_OF_A_KIND:
                print(problem.text(self.language), file=sys.stderr)
        for alike in by_kind.values():
            if len(alike) > _MOST_OF_A_KIND:
                self.note(_MORE, what=alike[0].what(self.language), count=len(alike) - _MOST_OF_A_KIND)
        if len(problems) > 1:
            self.note(_COUNT, count=len(problems))


def _pad(text: str, width: int) -> str:
    space = " " * (width - width_of(text))
    return space + text if text.replace(".", "", 1).isdigit() else text + space
