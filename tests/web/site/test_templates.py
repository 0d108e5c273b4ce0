"""Templates hold no script and no style, and say everything in both languages."""

import re
from pathlib import Path

import pytest

import zhiheng.web

_HOUSE = Path(zhiheng.web.__file__).parent
TEMPLATES = sorted(_HOUSE.glob("*/templates/**/*.*"))
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]

_FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "script without a file": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "script attribute": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[^\s=]*)\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:|\bjs:", re.IGNORECASE),
    "another site": re.compile(r"(?:src|href|action|hx-[a-z]+)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "unescaped value": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}
_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
_LOGIC = re.compile(r"{%\s*(?:el)?if\b.*?%}")
_TEXT_TAG = re.compile(r'{%\s*t\s+"((?:[^"\\]|\\.)*)"\s+"((?:[^"\\]|\\.)*)"[^%]*%}')


def _name(path: Path) -> str:
    return str(path.relative_to(_HOUSE))


def _found(text: str) -> list[str]:
    plain = _LOGIC.sub("", text)
    return [name for name, pattern in _FORBIDDEN.items() if pattern.search(plain)]


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_template_obeys_the_content_security_policy(path: Path) -> None:
    assert _found(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_template_says_everything_in_both_languages(path: Path) -> None:
    text = _COMMENT.sub("", path.read_text("utf-8"))
    assert [line.strip() for line in _TEXT_TAG.sub("", text).splitlines() if _HAN.search(line)] == []
    assert [english for _, english in _TEXT_TAG.findall(text) if _HAN.search(english) or not english.strip()] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<p class="a" style="color: red">', "style attribute"),
        ("<style>p {}</style>", "style element"),
        ("<script>alert(1)</script>", "script without a file"),
        ('<button type="button" onclick="f()">', "script attribute"),
        ('<form hx-on:submit="f()">', "script attribute"),
        ('<a href="javascript:f()">', "script address"),
        ('<img src="https://elsewhere.example/a.png">', "another site"),
        ("{{ text|safe }}", "unescaped value"),
    ],
)
def test_breach_is_recognised(text: str, found: str) -> None:
    assert _found(text) == [found]
    assert _found('<p class="a"><script src="a.js" defer></script><a href="/a">') == []
