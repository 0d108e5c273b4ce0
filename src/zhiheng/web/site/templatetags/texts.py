"""``{% t "中文" "English" name=value %}``: a text of a page in both languages, so that neither can be forgotten."""

from typing import get_args

from django import template
from django.template.base import Node, Parser, Token, Variable, token_kwargs
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.template.library import SimpleNode
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from zhiheng.problems import Language, Message
from zhiheng.web.site import texts

register = template.Library()
LANGUAGES: tuple[Language, ...] = get_args(Language)


@register.tag("t")
def compile_text(parser: Parser, token: Token) -> Node:
    """Return the node of ``{% t %}``: the text in the page's language, to be kept in a variable with ``as name``.

    Values are escaped, the texts themselves may hold markup. Pages hold hundreds of texts, nearly all without values:
    those are made once, when the template is read.
    """
    bits = token.split_contents()[1:]
    target = bits.pop() if bits[-2:-1] == ["as"] else None
    bits = bits[:-1] if target else bits
    zh, en, *rest = bits
    args, values = [parser.compile_filter(zh), parser.compile_filter(en)], token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"a text takes values as name=value, not {rest}")
    if values or target or any(isinstance(arg.var, Variable) for arg in args):
        return SimpleNode(_filled, takes_context=False, args=args, kwargs=values, target_var=target)
    return FixedText(Message(*(arg.resolve(Context()) for arg in args)))


class FixedText(Node):
    """A text without values."""

    def __init__(self, message: Message) -> None:
        self._texts = {one: SafeString(message.text(one)) for one in LANGUAGES}

    def render(self, _context: Context) -> SafeString:
        """Return the text in the page's language."""
        return self._texts[texts.language()]


def _filled(zh: str, en: str, **values: object) -> SafeString:
    escaped = {name: conditional_escape(_text(value)) for name, value in values.items()}
    return mark_safe(texts.say(Message(zh, en), **escaped))  # noqa: S308 - written in templates, values escaped above


@register.filter
def said(message: Message | None) -> str:
    """Return a Message in the page's language; nothing for None."""
    return "" if message is None else texts.say(message)


def _text(value: object) -> str:
    if isinstance(value, Message):
        return texts.say(value)
    return value if isinstance(value, str) else str(value)
