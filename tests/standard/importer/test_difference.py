"""Where two standards differ, by code."""

from standard.samples import FIRST, LAST, at, small, standard_of
from zhiheng.standard.importer.difference import codes_that_differ


def test_codes_that_differ_are_those_of_the_smallest_part() -> None:
    data = small()
    at(data, *FIRST, "criteria", 1)["text"] = "如何建设。"
    at(data, *LAST)["kind"] = "process"
    data["categories"][1]["name"] = "社会"
    assert codes_that_differ(standard_of(data), standard_of(small())) == ["1.1b", "2", "2.1", "2.1b"]
    assert codes_that_differ(standard_of(small()), standard_of(small())) == []


def test_codes_that_only_one_has_differ() -> None:
    data = small()
    at(data, *FIRST, "criteria").pop()
    assert codes_that_differ(standard_of(data), standard_of(small())) == ["1.1b"]
    assert codes_that_differ(standard_of(small()), standard_of(data)) == ["1.1b"]
