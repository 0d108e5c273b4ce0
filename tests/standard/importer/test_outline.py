"""Every value of an imported standard leads back to its place."""

import pytest

from zhiheng.problems import Place
from zhiheng.standard.importer.outline import Entry, Outline
from zhiheng.tables import KeyPath

FILE, TITLE, CATEGORY, CODE = (Place("a.txt", line=line) for line in (None, 1, 5, 6))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), FILE),
        (("title",), TITLE),
        (("points",), FILE),
        (("categories",), FILE),
        (("categories", 0), CATEGORY),
        (("categories", 0, "code"), CODE),
        (("categories", 0, "name"), CATEGORY),
        (("categories", 0, "indicators"), CATEGORY),
    ],
)
def test_place_is_that_of_the_value_or_its_parent(path: KeyPath, place: Place) -> None:
    category = Entry(CATEGORY, name="领导")
    category.put("code", "1", CODE)
    whole = Entry(FILE, categories=[category])
    whole.put("title", "标题", TITLE)
    assert Outline(whole).place(path) == place
