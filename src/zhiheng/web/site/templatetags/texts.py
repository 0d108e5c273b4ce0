"""``{% t "中文" "English" name=value %}``: a text of a page in both languages, so that neither can be forgotten."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from zhiheng.problems import Message
from zhiheng.web.site import texts

register = template.Library()


@register.simple_tag
def t(zh: str, en: str, **values: object) -> SafeString:
    """Return the text in the page's language; values are escaped, the texts themselves may hold markup."""
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
