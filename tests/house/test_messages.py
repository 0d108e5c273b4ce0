"""Texts for people are complete: the same values in both languages, and a remedy for every problem."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter
from types import ModuleType

import zhiheng
from zhiheng.problems import Message

_HAN = re.compile("[\u4e00-\u9fff]")


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(zhiheng.__path__, "zhiheng."):
        if module.name != "zhiheng.__main__":
            yield importlib.import_module(module.name)


def _used_as_problem(module: ModuleType) -> Iterator[Message]:
    """Yield the messages that a module passes to ``Problems.add(message, …)`` or ``Problem(place, message, …)``."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(func=ast.Attribute(attr="add"), args=[text, *_]):
                pass
            case ast.Call(func=ast.Name(id="Problem"), args=[_, text, *_]):
                pass
            case _:
                continue
        match text:
            case ast.Name(id=name):
                value = vars(module).get(name)
            case ast.Attribute(value=ast.Name(id=holder), attr=name):
                value = getattr(vars(module).get(holder), name, None)
            case _:
                continue
        if isinstance(value, Message):
            yield value


MODULES = list(_modules())
MESSAGES = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Message)
}
_USED = {message for module in MODULES for message in _used_as_problem(module)}
PROBLEMS = [name for name, message in MESSAGES.items() if message in _USED or " › " in message.zh + message.en]


def _values_of(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


def test_every_message_has_the_same_values_in_both_languages() -> None:
    assert [name for name, text in MESSAGES.items() if _values_of(text.zh) != _values_of(text.en)] == []


def test_english_texts_have_no_chinese_word() -> None:
    assert [name for name, text in MESSAGES.items() if _HAN.search(text.en)] == []


def test_every_problem_has_one_remedy_in_each_language() -> None:
    remedies = {name: [text.count(" › ") for text in (MESSAGES[name].zh, MESSAGES[name].en)] for name in PROBLEMS}
    assert {name: counted for name, counted in remedies.items() if counted != [1, 1]} == {}
