"""The zip of a bundle: stored, dated 1980, of one form only, so that the same files are the same bytes anywhere."""

import io
import re
import zipfile
from collections.abc import Mapping

from zhiheng.ledger import messages
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import InputFile

NAMES = ("entries.csv", "manifest.json", "ratings.csv", "results.json", "scheme.json", "standard.json")
"""What every bundle holds; ``standard-<id>.json`` comes with each further standard."""

_FURTHER_STANDARD = re.compile(r"standard-[A-Za-z0-9_-]{1,31}\.json")
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_LARGEST = 2**30


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return the one zip there is of these members: sorted, uncompressed, 1980-01-01, plain files of mode 0644."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(member, members[name])
    return buffer.getvalue()


def unpack(file: InputFile) -> dict[str, bytes]:
    """Return the members of a bundle.

    Raises BadInputError if it is not exactly what ``pack`` makes of them: no bundle, larger than 1 GiB, compressed,
    a name surplus, repeated or missing, other dates or attributes, bytes before or after.
    """
    if len(file.content) > _LARGEST:
        raise _refusal(file, messages.TOO_LARGE)
    try:
        members = _members(file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OverflowError) as error:
        raise _refusal(file, messages.NOT_A_BUNDLE) from error
    for name in NAMES:
        if name not in members:
            raise _refusal(file, messages.MEMBER_MISSING, name=name)
    if pack(members) != file.content:
        raise _refusal(file, messages.NOT_THE_ONE_FORM)
    return members


def _members(file: InputFile) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        if "manifest.json" not in archive.namelist():
            raise _refusal(file, messages.NOT_A_BUNDLE)
        for member in archive.infolist():
            name = member.filename
            if name not in NAMES and not _FURTHER_STANDARD.fullmatch(name):
                raise _refusal(file, messages.MEMBER_SURPLUS, name=repr(name))
            if name in members:
                raise _refusal(file, messages.MEMBER_REPEATED, name=name)
            if member.compress_type != zipfile.ZIP_STORED or member.file_size > len(file.content):
                raise _refusal(file, messages.MEMBER_COMPRESSED, name=name)
            try:
                members[name] = archive.read(member)
            except zipfile.BadZipFile as error:
                raise _refusal(file, messages.MEMBER_DAMAGED, name=name) from error
    return members


def _refusal(file: InputFile, message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(file.name), message, tuple(values.items()))])
