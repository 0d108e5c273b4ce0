import pytest

from zhiheng.tables import is_identifier, is_plain_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E01", True),
        ("a_b-C", True),
        ("x" * 31, True),
        ("x" * 32, False),
        ("", False),
        ("@x", False),
        ("示例", False),
        ("a b", False),
        ("a\n", False),
    ],
)
def test_is_identifier(text, expected):
    assert is_identifier(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("示例一号公司", True), ("A & B", True), ("", False), (" ", False), ("a\nb", False), ("a\u202eb", False)],
)
def test_is_plain_name(text, expected):
    assert is_plain_name(text) is expected
