"""Search within the application under review: what an applicant wrote, paragraph by paragraph, and its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from zhiheng.documents import Document, lines_of
from zhiheng.problems import Message
from zhiheng.web.entries.submitted import Submitted
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.evidence_refs import Reference
from zhiheng.web.reviews.models import Sheet

MOST_FOUND = 200
LONGEST_QUESTION = 100
_OVERVIEW = Message("组织概述 第 {place} 段", "Organisational overview, paragraph {place}")
_EVIDENCE = Message("材料 {number}", "Evidence {number}")


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that holds every word: where it stands, its address, its text in pieces, each with whether hit."""

    place: Message
    url: str
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class _Text:
    place: Message
    url: str
    text: str


def search(sheet: Sheet, content: Submitted, question: str) -> list[Found]:
    """Return where all words of a question stand together in a snapshot, at most ``MOST_FOUND``; case does not matter.

    In the order of the application. No strength, no ranking: what is found is for reference only.
    """
    words = [word.casefold() for word in question[:LONGEST_QUESTION].split()]
    if not words:
        return []
    hit = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    found = (one for one in _texts(sheet, content) if all(word in one.text.casefold() for word in words))
    return [Found(one.place, one.url, _pieces(one.text, hit)) for one in islice(found, MOST_FOUND)]


def _texts(sheet: Sheet, content: Submitted) -> Iterator[_Text]:
    printed = reverse("reviews:print_entry", args=[sheet.public_id])
    for place, text in _paragraphs(content.overview):
        yield _Text(filled(_OVERVIEW, place=place), printed, text)
    for one in content.indicators:
        screen = reverse("reviews:indicator", args=[sheet.public_id, one.indicator.code])
        for response in one.responses:
            for place, text in _paragraphs(response.text):
                reference = Reference(response.criterion.code, 0, place)
                yield _Text(reference.label, f"{screen}#p-{reference.criterion}-{place}", text)
    yield from _evidence(sheet, content)


def _evidence(sheet: Sheet, content: Submitted) -> Iterator[_Text]:
    code_of = {one.code: of.code for of in content.standard.indicators for one in of.criteria}
    for attachment in content.attachments:
        codes = [code_of[link["criterion"]] for link in attachment.links if link["criterion"] in code_of]
        code = codes[0] if codes else content.indicators[0].indicator.code
        screen = ("reviews:evidence", [sheet.public_id, code, attachment.number])
        if not attachment.file:
            screen = ("reviews:indicator", [sheet.public_id, code])
        text = " ".join([attachment.title, *(link["caption"] for link in attachment.links if link["caption"])])
        yield _Text(filled(_EVIDENCE, number=attachment.number), reverse(screen[0], args=screen[1]), text)


def _paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    for place, block in enumerate(document.blocks, 1):
        yield place, "\n".join(lines_of(block))


def _pieces(text: str, hit: re.Pattern[str]) -> list[tuple[str, bool]]:
    pieces, end = [], 0
    for one in hit.finditer(text):
        pieces += [(text[end : one.start()], False), (one.group(), True)]
        end = one.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]
