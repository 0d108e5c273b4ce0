"""The evidence references of an indicator as links for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from zhiheng.web.entries.submitted import Submitted
from zhiheng.web.reviews.evidence_refs import Reference, excerpt_of, references_in
from zhiheng.web.reviews.models import Sheet


@dataclass(frozen=True, slots=True)
class ReferenceLink:
    """A reference: where it leads within the scoring screen, and what stands there, "" for a page."""

    reference: Reference
    url: str
    excerpt: str


def reference_links(sheet: Sheet, content: Submitted, code: str, text: str) -> Sequence[ReferenceLink]:
    """Return the references that the field of an indicator holds."""
    return [
        ReferenceLink(one, url_of_reference(sheet, code, one), excerpt_of(content, code, one) or "")
        for one in references_in(text)
    ]


def url_of_reference(sheet: Sheet, code: str, reference: Reference) -> str:
    """Return where a reference of an indicator leads."""
    if reference.attachment:
        opened = reverse("reviews:evidence", args=[sheet.public_id, code, reference.attachment])
        return f"{opened}?page={reference.place}#pages"
    screen = reverse("reviews:indicator", args=[sheet.public_id, code])
    return f"{screen}#p-{reference.criterion}-{reference.place}"
