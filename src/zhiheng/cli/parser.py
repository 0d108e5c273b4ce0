"""The argument parser in the person's language."""

import argparse
import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import NoReturn

from zhiheng.problems import Language, Message

Options = argparse.Namespace

_JSON = Message("只输出一个 JSON 文档", "print one JSON document only")

_NOWHERE = "no path is given"
_MISSING = "the following arguments are required: %s"
_UNKNOWN = "unrecognized arguments: %s"
_AND = "; "
_OPTION = re.compile(r"--?[a-zA-Z]")

_ZH = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "subcommands": "命令",
    "show this help message and exit": "显示本说明",
    "show program's version number and exit": "显示版本号",
    _MISSING: "缺少参数：%s",
    _UNKNOWN: "不认识的参数：%s",
    _AND: "；",
    "expected one argument": "需要一个值",
    "expected at least one argument": "至少需要一个值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "无效的值 %(value)r（可选：%(choices)s）",
    "invalid %(type)s value: %(value)r": "无效的值 %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确，可能是 %(matches)s",
    "ignored explicit argument %r": "多余的值 %r",
    _NOWHERE: "没有写路径",
}


def translate_argparse(language: Language) -> None:
    """Make argparse speak the language.

    argparse looks its texts up through a module-level ``_`` and offers no other way in; the usual way, a
    compiled gettext catalogue, would need an environment variable of the process and a binary file.
    """
    texts = _ZH if language == "zh" else {}
    setattr(argparse, "_", lambda text: texts.get(text, text))  # noqa: B010 - the name is not in argparse's types


class UsageError(Exception):
    """The command line is not as the usage says."""

    def __init__(self, usage: str, message: str) -> None:
        self.usage = usage
        super().__init__(message)


def output_path(text: str) -> Path:
    """Return where to write; an empty text, as an unset variable gives, would be the current folder."""
    if not text:
        raise argparse.ArgumentTypeError(argparse._(_NOWHERE))  # type: ignore[attr-defined]  # see translate_argparse
    return Path(text)


class Parser(argparse.ArgumentParser):
    """An argument parser without abbreviations, which leaves it to its caller to say what is wrong."""

    def __init__(self, **keywords: object) -> None:
        super().__init__(allow_abbrev=False, **keywords)  # type: ignore[arg-type]  # passed on as they came

    def add_json_option(self, language: Language) -> None:
        """Declare ``--json``."""
        self.add_argument("--json", action="store_true", help=_JSON.text(language))

    def parse_known_args(  # type: ignore[override]  # argparse also takes what it never passes here
        self, args: Sequence[str], namespace: Options | None = None
    ) -> tuple[Options, list[str]]:
        """As argparse does; what is not known is named beside what is missing, not after it."""
        self._words = list(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of printing and leaving the process."""
        missing, unknown = argparse._(_MISSING), self._unknown_options()  # type: ignore[attr-defined]
        if unknown and message.startswith(missing.removesuffix("%s")):
            message += argparse._(_AND) + argparse._(_UNKNOWN) % unknown  # type: ignore[attr-defined]
        raise UsageError(self.format_usage(), message)

    def _unknown_options(self) -> str:
        words = [word.split("=")[0] for word in takewhile(lambda word: word != "--", self._words)]
        known = self._option_string_actions
        return " ".join(word for word in words if _OPTION.match(word) and not {word, word[:2]} & set(known))
