"""The pictures of a Word file: PNG and JPEG within limits."""

import hashlib
from dataclasses import dataclass, field

from zhiheng.documents import Node
from zhiheng.evidence.pictures import kind_of
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.notes import Notes
from zhiheng.evidence.report_word.package import Package

MOST_BYTES = 20 << 20
MOST_PIXELS = 80_000_000
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture out of a Word file; ``suffix`` is ``png`` or ``jpg``."""

    content: bytes = field(repr=False)
    sha256: str
    suffix: str

    @property
    def file(self) -> str:
        """What stands for its file in documents until it is stored: the first half of its SHA-256."""
        return self.sha256[:32]


@dataclass(slots=True)
class Pictures:
    """The pictures that are read, each once."""

    package: Package
    notes: Notes
    found: dict[str, WordPicture] = field(default_factory=dict)
    _by_relation: dict[str, WordPicture] = field(default_factory=dict)

    def node(self, relation: str) -> Node | None:
        """Return the node of a picture; None for one that cannot be taken, which is noted."""
        picture = self._by_relation.get(relation) or self._read(relation)
        if picture is None:
            return None
        self._by_relation[relation] = self.found[picture.file] = picture
        return {"type": "picture", "attrs": {"file": picture.file, "caption": ""}}

    def _read(self, relation: str) -> WordPicture | None:
        content = self.package.content(relation)
        if content is None:
            self.notes.add(messages.LINKED_PICTURE)
            return None
        kind = kind_of(content)
        if kind is None:
            self.notes.add(messages.OTHER_PICTURE)
            return None
        if len(content) > MOST_BYTES or kind.width * kind.height > MOST_PIXELS:
            self.notes.add(messages.HUGE_PICTURE, megabytes=MOST_BYTES >> 20, pixels=MOST_PIXELS // _TEN_THOUSAND)
            return None
        return WordPicture(content, hashlib.sha256(content).hexdigest(), kind.suffix)
