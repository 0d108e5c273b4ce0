"""What a backup says of itself."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from zhiheng.canonical import canonical_json
from zhiheng.problems import BadInputError, Message, Place, Problem

FORMAT = 2
"""Of archives; backups and handovers, which hold no papers, are written as 1."""
HASH = "sha256"
"""What all digests are made with; an archive names it, so that another can follow."""
MEMBER = "manifest.json"

NOT_A_BACKUP = Message(
    "不是质衡的备份文件，或没有拷贝完整 › 选择 zhiheng admin backup 或 handover 生成的文件，重新拷贝",
    "this is no backup of Zhiheng, or a part of one › give what zhiheng admin backup or handover made, copied anew",
)
NEWER = Message(
    "备份由更新的版本（{program}）生成 › 先升级本程序",
    "a newer version ({program}) made this backup › upgrade this program first",
)
_HASH = re.compile(HASH)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PAPER = re.compile(r"archive/([a-z0-9-]+/)?[a-z0-9-]+\.(csv|html|json|jsonl)")
_TABLE = re.compile(r"tables/[a-z0-9_]+\.[a-z0-9_]+\.jsonl")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything in a backup by name and digest.

    ``cycle`` is the public id of the cycle that is handed over, "" for a whole installation. ``head`` and ``entries``
    are the end of the record's chain and its length; ``migrations`` the applied ones by application; ``tables`` the
    SHA-256 and number of rows by member name; ``files`` the digests of the stored files; ``keys`` the ids of the keys
    that encrypted fields inside need. ``archive`` are the digests of what an archive holds for people, by member name.
    """

    program: str
    made: str
    cycle: str
    head: str
    entries: int
    migrations: Mapping[str, Sequence[str]]
    tables: Mapping[str, tuple[str, int]]
    files: Sequence[str]
    keys: Sequence[str]
    archive: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(count for _, count in self.tables.values())

    @property
    def members(self) -> dict[str, str]:
        """The SHA-256 of every other member of the file by its name."""
        tables = {member: digest for member, (digest, _) in self.tables.items()}
        return {**tables, **{member_of_file(digest): digest for digest in self.files}, **self.archive}

    def as_bytes(self) -> bytes:
        """Return the manifest as canonical JSON."""
        said = asdict(self)
        if not self.archive:
            del said["archive"]
            return canonical_json({"format": 1, **said})
        return canonical_json({"format": FORMAT, "hash": HASH, **said})


def member_of_table(label: str) -> str:
    """Return the name of the member with the rows of a model."""
    return f"tables/{label}.jsonl"


def member_of_file(digest: str) -> str:
    """Return the name of the member with a stored file."""
    return f"files/{digest}"


def parse_manifest(content: bytes, name: str) -> Manifest:
    """Return the manifest of the backup with that file name; raises BadInputError if it is none or a newer one."""
    try:
        data = json.loads(content)
        if data.pop("format") > FORMAT:
            values = (("program", str(data.get("program"))),)
            raise BadInputError([Problem(Place(name), NEWER, values)])
        _checked(_HASH, data.pop("hash", HASH))
        data["archive"] = {_checked(_PAPER, member): digest for member, digest in data.get("archive", {}).items()}
        data["tables"] = {
            _checked(_TABLE, member): (digest, count) for member, (digest, count) in data["tables"].items()
        }
        manifest = Manifest(**data)
        for digest in (manifest.head, *manifest.members.values()):
            _checked(_DIGEST, digest)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInputError([Problem(Place(name), NOT_A_BACKUP)]) from error
    return manifest


def _checked(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text
