"""From the text of a formula to its tree; nothing is executed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from zhiheng.metrics.formula import messages
from zhiheng.metrics.formula.tree import FUNCTIONS, Call, Comparison, Name, Node, Number, Product, Sum
from zhiheng.problems import BadInputError, Message, Place, Problem

_MOST, _DEPTH = 2_000, 30
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,15}(?:\.\d{1,15})?)|(?P<name>[A-Za-z_][A-Za-z0-9_]{0,63})|(?P<sign><=|>=|[-+*/(),<>])|(?P<bad>\S))"
)
_COMPARISONS = ("<", "<=", ">", ">=")


def parse_formula(text: str, place: Place = Place()) -> Node:  # noqa: B008 - a Place never changes
    """Return the tree of a formula or of one clause of a rule.

    Raises BadInputError at the character that cannot stand there; the place is that of the formula.
    """
    if len(text) > _MOST:
        raise problem_at(place, 1, messages.TOO_LONG, most=_MOST, depth=_DEPTH)
    parser = _Parser(_tokens(text), place, len(text) + 1)
    node = parser.comparison()
    parser.expect_end()
    return node


def problem_at(place: Place, at: int, message: Message, **values: object) -> BadInputError:
    """Return the error of one problem at a character, from 1, of the formula at a place."""
    part = Message(messages.AT.zh.format(at=at), messages.AT.en.format(at=at))
    where = Place(place.file, place.sheet, place.cell, place.line, part)
    return BadInputError([Problem(where, message, tuple(values.items()))])


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        found.append(_Token(kind, match[kind], match.start(kind) + 1))
    return found


@dataclass(slots=True)
class _Parser:
    tokens: list[_Token]
    place: Place
    end: int
    position: int = 0
    depth: int = 0

    def comparison(self) -> Node:
        self.depth += 1
        if self.depth > _DEPTH:
            raise problem_at(self.place, self._at(), messages.TOO_LONG, most=_MOST, depth=_DEPTH)
        node = self.sum()
        sign = self._take(*_COMPARISONS)
        if sign:
            node = Comparison(sign, node, self.sum())
        self.depth -= 1
        return node

    def sum(self) -> Node:
        first = bool(self._take("-"))
        terms, minus = [self.product()], [first]
        while sign := self._take("+", "-"):
            terms.append(self.product())
            minus.append(sign == "-")
        return terms[0] if minus == [False] else Sum(tuple(terms), tuple(minus))

    def product(self) -> Node:
        factors, over = [self.factor()], [False]
        while sign := self._take("*", "/"):
            factors.append(self.factor())
            over.append(sign == "/")
        return factors[0] if len(factors) == 1 else Product(tuple(factors), tuple(over))

    def factor(self) -> Node:
        token = self._next()
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind == "name":
            return self._call(token) if self._take("(") else Name(token.text, token.at)
        if token.text == "(":
            node = self.comparison()
            self._close()
            return node
        return self._refuse(token)

    def expect_end(self) -> None:
        if self.position < len(self.tokens):
            self._refuse(self.tokens[self.position])

    def _call(self, name: _Token) -> Call:
        if name.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise problem_at(self.place, name.at, messages.UNKNOWN_FUNCTION, name=name.text, known=known)
        arguments = [self.comparison()]
        while self._take(","):
            arguments.append(self.comparison())
        self._close()
        least, most = FUNCTIONS[name.text]
        if not least <= len(arguments) <= most:
            raise problem_at(self.place, name.at, messages.WRONG_COUNT, name=name.text, least=least, most=most)
        return Call(name.text, tuple(arguments), name.at)

    def _close(self) -> None:
        if not self._take(")"):
            self._refuse(self._next())

    def _take(self, *signs: str) -> str | None:
        if self.position < len(self.tokens) and self.tokens[self.position].text in signs:
            self.position += 1
            return self.tokens[self.position - 1].text
        return None

    def _next(self) -> _Token:
        if self.position >= len(self.tokens):
            raise problem_at(self.place, self.end, messages.ENDS_EARLY)
        self.position += 1
        return self.tokens[self.position - 1]

    def _at(self) -> int:
        return self.tokens[self.position].at if self.position < len(self.tokens) else self.end

    def _refuse(self, token: _Token) -> NoReturn:
        raise problem_at(self.place, token.at, messages.UNEXPECTED, found=token.text)
