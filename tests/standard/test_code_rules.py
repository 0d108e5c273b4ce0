"""Codes of a whole standard against each other."""

from standard.samples import FIRST, LAST, SECOND, at, defects_of, small
from zhiheng.standard import messages


def test_codes_repeated_are_found() -> None:
    data = small()
    at(data, *FIRST, "criteria", 1)["code"] = "1.1a"
    at(data, *SECOND)["code"] = "1.1"
    at(data, *SECOND, "criteria", 0)["code"] = "1.1a"
    assert defects_of(data) == [
        ("code", messages.REPEATED_CODE, {"code": "1.1a"}),
        ("code", messages.REPEATED_CODE, {"code": "1.1"}),
    ]


def test_codes_missing_are_found() -> None:
    data = small()
    at(data, *FIRST, "criteria", 1)["code"] = "1.1c"
    at(data, *SECOND)["code"] = "1.3"
    at(data, *SECOND, "criteria", 0)["code"] = "1.3b"
    data["categories"][1]["code"] = "3"
    at(data, *LAST)["code"] = "3.2"
    at(data, *LAST, "criteria", 0)["code"] = "3.2a"
    at(data, *LAST, "criteria", 1)["code"] = "3.2b"
    assert defects_of(data) == [
        ("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "1.1c", "expected": "1.1b"}),
        ("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "1.3b", "expected": "1.3a"}),
        ("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "3", "expected": "2"}),
        ("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "1.3", "expected": "1.2"}),
        ("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "3.2", "expected": "3.1"}),
    ]


def test_codes_of_another_parent_are_found() -> None:
    data = small()
    at(data, *FIRST, "criteria", 1)["code"] = "1.2b"
    at(data, *LAST)["code"] = "1.3"
    at(data, *LAST, "criteria", 0)["code"] = "1.3a"
    at(data, *LAST, "criteria", 1)["code"] = "1.3b"
    assert defects_of(data) == [
        ("code", messages.NOT_UNDER_PARENT, {"code": "1.2b", "parent": "1.1"}),
        ("code", messages.NOT_UNDER_PARENT, {"code": "1.3", "parent": "2"}),
    ]


def test_code_that_cannot_be_read_is_reported_once() -> None:
    data = small()
    data["categories"][1]["code"] = "二"
    at(data, *FIRST)["code"] = "一"
    assert defects_of(data) == [
        ("code", messages.BAD_CODE, {"value": "一"}),
        ("code", messages.BAD_CODE, {"value": "二"}),
    ]


def test_category_codes_of_another_chapter_are_found() -> None:
    data = small()
    data["categories"][1]["code"] = "4.2"
    at(data, *LAST)["code"] = "4.2.1"
    at(data, *LAST, "criteria", 0)["code"] = "4.2.1a"
    at(data, *LAST, "criteria", 1)["code"] = "4.2.1b"
    assert defects_of(data) == [("code", messages.CODE_OUT_OF_SEQUENCE, {"code": "4.2", "expected": "2"})]


def test_numbers_of_notes_missing_or_repeated_are_found() -> None:
    data = small()
    at(data, *FIRST, "notes", 0)["number"] = "2"
    at(data, *LAST, "notes", 1)["number"] = "1"
    assert defects_of(data) == [
        ("number", messages.CODE_OUT_OF_SEQUENCE, {"code": "2", "expected": "1"}),
        ("number", messages.REPEATED_CODE, {"code": "1"}),
    ]
