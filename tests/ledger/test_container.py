import io
import warnings
import zipfile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ledger.small import members, small_bundle
from zhiheng.ledger import container, standalone
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

WHOLE = small_bundle()
DIRECTORY = WHOLE.index(b"PK\1\2")

OTHER_FORM = "压缩包的结构、日期或属性不是规定的形式"
UNREADABLE = "不是可读的结果数据包"


def zipped(
    *more: tuple[str, bytes],
    attributes: int = 0o100644 << 16,
    compression: int = zipfile.ZIP_STORED,
    year: int = 1980,
    comment: bytes = b"",
    extra: bytes = b"",
    is_reversed: bool = False,
) -> bytes:
    """Pack the members in another way than bundles are packed."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w") as archive:
        warnings.simplefilter("ignore")  # a repeated name is meant
        for name, body in [*sorted(members().items(), reverse=is_reversed), *more]:
            member = zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr, member.extra = 3, attributes, extra
            archive.writestr(member, body, compression)
        archive.comment = comment
    return content.getvalue()


def overwritten(at: int, new: bytes) -> bytes:
    return WHOLE[:at] + new + WHOLE[at + len(new) :]


def refusal(content: bytes) -> str:
    with pytest.raises(BadInputError) as caught:
        container.unpack(InputFile("b.zip", content))
    return caught.value.problems[0].what("zh")


def is_accepted_by_standalone(content: bytes) -> bool:
    try:
        standalone.Bundle(content)
    except Exception:  # noqa: BLE001 - main() reports whatever it is
        return False
    return True


def test_unpack_gives_back_what_was_packed() -> None:
    assert container.unpack(InputFile("b.zip", WHOLE)) == members()
    assert container.pack(members()) == zipped() == WHOLE


def test_bundle_opens_with_any_zip_program() -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        assert archive.testzip() is None
        assert [(member.filename, member.date_time, member.compress_type) for member in archive.infolist()] == [
            (name, (1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED) for name in sorted(members())
        ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zipped(("readme.txt", b"")), "多出 'readme.txt'"),
        (zipped(("../results.json", b"")), "多出 '../results.json'"),
        (zipped(("/etc/passwd", b"")), "多出 '/etc/passwd'"),
        (zipped(("results.json/", b"")), "多出 'results.json/'"),
        (zipped(("standard-..json", b"")), "多出 'standard-..json'"),
        (zipped(("ratings.csv", b"x")), "ratings.csv 出现两次"),
        (zipped(compression=zipfile.ZIP_DEFLATED), "entries.csv 被压缩或大小不符"),
        (zipped(compression=zipfile.ZIP_BZIP2), "entries.csv 被压缩或大小不符"),
        (zipped(attributes=0o120777 << 16), OTHER_FORM),
        (zipped(year=2026), OTHER_FORM),
        (zipped(comment=b"hello"), OTHER_FORM),
        (zipped(extra=b"\xfe\xca\0\0"), OTHER_FORM),
        (zipped(is_reversed=True), OTHER_FORM),
        (overwritten(DIRECTORY + 8, b"\1"), UNREADABLE),
        (overwritten(6, b"\1"), OTHER_FORM),
        (overwritten(DIRECTORY + 20, b"\xf0\xff\xff\x7f" * 2), "entries.csv 被压缩或大小不符"),
        (overwritten(18, b"\xf0\xff\xff\x7f" * 2), OTHER_FORM),
        (b"", UNREADABLE),
        (b"PK\3\4" + bytes(100), UNREADABLE),
        (b"PK\5\6" + bytes(18), UNREADABLE),
        (WHOLE[:-1], UNREADABLE),
        (WHOLE[: len(WHOLE) // 2], UNREADABLE),
        (WHOLE + b"x", OTHER_FORM),
        (b"x" + WHOLE, OTHER_FORM),
        (container.pack({name: body for name, body in members().items() if name != "manifest.json"}), UNREADABLE),
        (
            container.pack({name: body for name, body in members().items() if name != "results.json"}),
            "缺少 results.json",
        ),
    ],
    ids=[
        "surplus",
        "path upwards",
        "absolute path",
        "folder",
        "bad id",
        "repeated",
        "deflated",
        "bzip2",
        "symbolic link",
        "date",
        "comment",
        "extra field",
        "unsorted",
        "encrypted",
        "encrypted in its own header",
        "huge size claimed",
        "huge size claimed in its own header",
        "empty",
        "garbage",
        "no member",
        "last byte cut off",
        "half",
        "trailing byte",
        "leading byte",
        "no manifest",
        "no results",
    ],
)
def test_unpack_refuses(content: bytes, what: str) -> None:
    assert refusal(content) == what
    assert not is_accepted_by_standalone(content)


def test_unpack_refuses_more_than_a_gibibyte() -> None:
    assert refusal(bytes(2**30 + 1)) == "文件超过 1 GiB"


def test_no_byte_can_be_changed() -> None:
    accepted = []
    for position in range(len(WHOLE)):
        flipped = overwritten(position, bytes([WHOLE[position] ^ 1 << position % 8]))
        refusal(flipped)
        if is_accepted_by_standalone(flipped):
            accepted.append(position)
    assert accepted == []


@pytest.mark.property
@given(st.dictionaries(st.integers(DIRECTORY, len(WHOLE) - 1), st.binary(min_size=1, max_size=4), min_size=1))
def test_no_bytes_of_the_directory_can_be_changed(changes: dict[int, bytes]) -> None:
    forged = bytearray(WHOLE)
    for position, new in changes.items():
        forged[position : position + len(new)] = new
    assume(forged != WHOLE)
    refusal(bytes(forged))
    assert not is_accepted_by_standalone(bytes(forged))


def test_damaged_member_is_named() -> None:
    at = WHOLE.index(members()["ratings.csv"])
    assert refusal(overwritten(at, b"X")) == "ratings.csv 与压缩包所记的校验码不一致"
