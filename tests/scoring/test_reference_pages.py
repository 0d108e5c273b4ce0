"""The reference pages name every key and every column there is."""

import re
from pathlib import Path

import pytest

from scoring.make import ONE_PHASE
from zhiheng.problems import BadInputError
from zhiheng.scoring import load_scheme

PAGES = Path(__file__).parents[2] / "docs" / "reference"
TABLES = {
    "": ("[[phases]]", "x = 1\n" + ONE_PHASE),
    "[[phases]]": ("[[tiers]]", ONE_PHASE + "x = 1\n"),
    "[[tiers]]": ("[[tracks]]", ONE_PHASE + '[[tiers]]\nid = "a"\nceiling = 1\nx = 1\n'),
    "[[tracks]]": (None, ONE_PHASE + '[[tracks]]\nid = "a"\nx = 1\n'),
}


def documented(begin, end):
    text = (PAGES / "scheme.md").read_text(encoding="utf-8").partition(f"## `{begin}`")[2 if begin else 0]
    text = text.partition(f"## `{end}`")[0] if end else text
    names = [name for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)", row)]
    return set(names)


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_a_scheme_is_documented(files, table):
    end, scheme = TABLES[table]
    with pytest.raises(BadInputError) as caught:
        load_scheme(files.write("scheme.toml", scheme))
    [problem] = caught.value.problems
    known = set(dict(problem.values)["known"].split(", "))
    assert documented(table, end) == known - {"phases", "tiers", "tracks"}
