"""All that an application holds, read once: for what it lacks, and for the snapshot that is frozen of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.queries import AttachmentLine, attachment_lines
from zhiheng.web.entries.signed_papers import PaperLine, paper_lines
from zhiheng.web.entries.taken_in import signed_copies
from zhiheng.web.files.models import StoredFile


class Written:
    """What the actor may read of an application, as it stands; the number of queries does not grow with it."""

    def __init__(self, actor: Actor, entry: Entry) -> None:
        self.actor, self.entry = actor, entry

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The parts, in their order."""
        return list(doors.parts(self.actor).filter(entry=self.entry))

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """What the fields of each part hold, by the part's code and the field's name."""
        kept = texts_of_all(ENTRY_PART, [part.public_id for part in self.parts])
        return {part.code: kept.get(part.public_id, {}) for part in self.parts}

    @cached_property
    def evidence(self) -> Sequence[AttachmentLine]:
        """The evidence, with files and what it supports."""
        return attachment_lines(self.actor, self.entry)

    @cached_property
    def papers(self) -> Sequence[PaperLine]:
        """The papers to be signed, with their printed pages."""
        return paper_lines(self.actor, self.entry)

    @cached_property
    def copies(self) -> Sequence[StoredFile]:
        """The scans of the signed application, where the office takes it in."""
        return signed_copies(self.actor, self.entry)
