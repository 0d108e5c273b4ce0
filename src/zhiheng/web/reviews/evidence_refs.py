"""Evidence references (证据定位): links from an indicator of a sheet to paragraphs and to pages of attachments.

The field ``1.1.evidence`` holds one reference a line: ``1.1a#3`` is the third paragraph of the response to 1.1a,
``@2#5`` page 5 of attachment 2 (docs/reference/score-sheets.md).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiheng.canonical import Json
from zhiheng.documents import lines_of
from zhiheng.problems import Message
from zhiheng.web.entries.submitted import Submitted
from zhiheng.web.programmes.contributions import filled

_FORM = re.compile(r"(?:@([1-9][0-9]{0,4})|([0-9A-Za-z.]{1,20}))#([1-9][0-9]{0,4})")
_PARAGRAPH = Message("{criterion} 第 {place} 段", "{criterion} paragraph {place}")
_PAGE = Message("材料 {attachment} 第 {place} 页", "evidence {attachment} page {place}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A paragraph of the response to ``criterion``, or a page of the attachment of that number; counted from 1."""

    criterion: str
    attachment: int
    place: int

    @property
    def text(self) -> str:
        """The line that holds it."""
        return f"@{self.attachment}#{self.place}" if self.attachment else f"{self.criterion}#{self.place}"

    @property
    def label(self) -> Message:
        """What people call it."""
        if self.attachment:
            return filled(_PAGE, attachment=self.attachment, place=self.place)
        return filled(_PARAGRAPH, criterion=self.criterion, place=self.place)

    @property
    def content(self) -> Json:
        """How the confirmed content has it."""
        if self.attachment:
            return {"attachment": self.attachment, "page": self.place}
        return {"criterion": self.criterion, "paragraph": self.place}


def reference_of(text: str) -> Reference | None:
    """Return the reference that a line holds, None for any other line."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    attachment, criterion, place = found.groups()
    return Reference(criterion or "", int(attachment or 0), int(place))


def references_in(text: str) -> list[Reference]:
    """Return the references that a field holds, in its order, each once."""
    return list(dict.fromkeys(one for line in text.splitlines() if (one := reference_of(line))))


def strange_lines(text: str) -> Iterator[str]:
    """Yield the lines of a field that hold no reference."""
    yield from (line.strip() for line in text.splitlines() if line.strip() and reference_of(line) is None)


def with_reference(text: str, reference: Reference) -> str:
    """Return the text of a field with one reference more, at its end."""
    return "\n".join(one.text for one in dict.fromkeys([*references_in(text), reference]))


def without_reference(text: str, reference: Reference) -> str:
    """Return the text of a field without one reference."""
    return "\n".join(one.text for one in references_in(text) if one != reference)


def is_in(content: Submitted, code: str, reference: Reference) -> bool:
    """Whether a snapshot has what a reference at an indicator names; how many pages a file has it does not say."""
    if reference.attachment:
        return any(one.number == reference.attachment and one.file for one in content.attachments)
    return excerpt_of(content, code, reference) is not None


def excerpt_of(content: Submitted, code: str, reference: Reference) -> str | None:
    """Return the text of the paragraph that a reference at an indicator names, None without such a paragraph."""
    responses = next(one.responses for one in content.indicators if one.indicator.code == code)
    found = next((one.text.blocks for one in responses if one.criterion.code == reference.criterion), ())
    if reference.place > len(found):
        return None
    return "\n".join(lines_of(found[reference.place - 1]))
