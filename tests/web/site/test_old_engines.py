"""Our styles and scripts use nothing that browsers with a Chromium 86 engine lack, nor what needs a secure context.

Each row: what it is, the Chromium that brought it (or what it needs), how it looks, and an example.
"""

import re
from pathlib import Path

import pytest

import zhiheng.web

_HOUSE = Path(zhiheng.web.__file__).parent
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)

STYLES = [
    ("inset", 87, r"(?<![\w-])inset(?:-inline|-block)?(?:-start|-end)?\s*:", "p { inset: 0; }"),
    ("logical shorthands", 87, r"(?:margin|padding)-(?:inline|block)\s*:", "p { margin-inline: 0; }"),
    ("text underline", 87, r"text-(?:underline-offset|decoration-thickness)", "a { text-underline-offset: 1px; }"),
    (":is(), :where(), :not(a, b)", 88, r":is\(|:where\(|:not\([^()]*,", "p:is(.a, .b) {}"),
    ("aspect-ratio", 88, r"aspect-ratio\s*:", "p { aspect-ratio: 1; }"),
    ("overflow: clip", 90, r"overflow(?:-[xy])?\s*:\s*clip", "p { overflow: clip; }"),
    ("accent-color", 93, r"accent-color", "p { accent-color: red; }"),
    ("scrollbar-gutter", 94, r"scrollbar-gutter", "p { scrollbar-gutter: stable; }"),
    ("prefers-contrast", 96, r"prefers-contrast", "@media (prefers-contrast: more) {}"),
    ("@layer", 99, r"@layer\b", "@layer a {}"),
    ("media ranges", 104, r"@media[^{]*[<>]", "@media (width < 10em) {}"),
    ("container queries", 105, r"@container\b|container-type|\d(?:cqw|cqh|cqi|cqb)\b", "@container (x) {}"),
    (":has()", 105, r":has\(", "p:has(a) {}"),
    ("new viewport units", 108, r"\d[dsl]v[hwib]\b", "p { height: 100dvh; }"),
    (
        "color-mix() and colour spaces",
        111,
        r"(?:color-mix|ok?lch|ok?lab|light-dark|color)\(",
        "p { color: oklch(0 0 0); }",
    ),
    ("nesting", 112, r"(?:^|[{;}])\s*&|(?<=[;{])\s*&", "p { & a { color: red; } }"),
    ("text-wrap", 114, r"text-wrap", "p { text-wrap: balance; }"),
    ("subgrid", 117, r"subgrid", "p { grid-template-rows: subgrid; }"),
    (":user-valid", 119, r":user-(?:in)?valid", "p:user-invalid {}"),
    ("::details-content", 131, r"::details-content", "p::details-content {}"),
]
SCRIPTS = [
    ("Intl.Segmenter", 87, r"Intl\.Segmenter", "new Intl.Segmenter()"),
    ("await at the top", 89, r"^await\b", "await fetch('/a')"),
    ("private in", 91, r"#\w+\s+in\b", "#a in b"),
    (".at()", 92, r"\.at\(", "[1].at(-1)"),
    ("Object.hasOwn", 93, r"Object\.hasOwn\(", "Object.hasOwn(a, 'b')"),
    ("static blocks, causes of errors", 94, r"static\s*{|new \w*Error\([^)]*,\s*{\s*cause", "static { a() }"),
    (".findLast()", 97, r"\.findLast(?:Index)?\(", "a.findLast(b)"),
    ("structuredClone", 98, r"structuredClone\(", "structuredClone(a)"),
    (".showPicker(), hidden until found", 99, r"\.showPicker\(|until-found", "a.showPicker()"),
    ("inert", 102, r"\.inert\b", "a.inert = true"),
    ("AbortSignal.timeout(), any()", 103, r"AbortSignal\.(?:timeout|any)\(", "AbortSignal.timeout(1)"),
    (".checkVisibility()", 105, r"\.checkVisibility\(", "a.checkVisibility()"),
    (".toSorted() and such", 110, r"\.(?:toSorted|toReversed|toSpliced|with)\(", "a.toSorted()"),
    (
        "regular expressions with v or d",
        112,
        r"/[gimsuy]*[vd][gimsuy]*\.(?:exec|test)|RegExp\([^)]*, *\"[gimsuy]*[vd]",
        '/a/v.test("a")',
    ),
    ("popover", 114, r"\.(?:show|hide|toggle)Popover\(", "a.showPopover()"),
    ("groupBy", 117, r"(?:Object|Map)\.groupBy\(", "Object.groupBy(a, b)"),
    ("Promise.withResolvers", 119, r"withResolvers\(", "Promise.withResolvers()"),
    ("URL.canParse, sets as sets", 120, r"URL\.canParse\(|\.isSubsetOf\(|\.intersection\(", "URL.canParse(a)"),
    ("crypto", "a secure context", r"crypto\.(?:subtle|randomUUID)", "crypto.randomUUID()"),
    (
        "clipboard, locks, workers",
        "a secure context",
        r"navigator\.(?:clipboard|locks|serviceWorker|storage)\b|\bcaches\.",
        "navigator.clipboard.writeText(a)",
    ),
]


def _found(text: str, rows: list[tuple[str, object, str, str]]) -> list[str]:
    plain = _COMMENT.sub("", text)
    return [f"{name} needs {since}" for name, since, pattern, _ in rows if re.search(pattern, plain, re.MULTILINE)]


def _files(suffix: str) -> list[Path]:
    return [path for path in sorted(_HOUSE.glob(f"*/static/**/*{suffix}")) if "vendor" not in path.parts]


@pytest.mark.parametrize("path", _files(".css"), ids=lambda path: path.name)
def test_style_uses_old_features_only(path: Path) -> None:
    assert _found(path.read_text("utf-8"), STYLES) == []


@pytest.mark.parametrize("path", _files(".js"), ids=lambda path: path.name)
def test_script_uses_old_features_only(path: Path) -> None:
    assert _found(path.read_text("utf-8"), SCRIPTS) == []


@pytest.mark.parametrize("path", sorted(_HOUSE.glob("*/static/*/vendor/*.js")), ids=lambda path: path.name)
def test_script_of_others_uses_old_features_only(path: Path) -> None:
    text = path.read_text("utf-8")  # minified: what looks like a comment need not be one
    assert [name for name, _, pattern, _ in SCRIPTS if re.search(pattern, text, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("rows", "row"),
    [(rows, row) for rows in (STYLES, SCRIPTS) for row in rows],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_newer_feature_is_recognised(rows, row) -> None:
    assert f"{row[0]} needs {row[1]}" in _found(row[3], rows)
    assert _found(f"/* {row[3]} */", rows) == []
