"""The pledge on paper (保密与廉洁承诺书), signed beside the click: what it says, and who handed in the signed copy."""

from collections.abc import Iterable

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files.doors import copies_of, print_codes
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import Pledge
from zhiheng.web.panels.pledge_text import text_of_pledge
from zhiheng.web.programmes.models import Cycle

PLEDGE_PAPER = "pledge"
"""The name of its printed pages, which stands in the database and must not change."""
TITLE = Message("保密与廉洁承诺书", "Pledge on secrecy and integrity")
SIGNATURES = ("承诺人（签字）：", "　　　　年　　月　　日")
_OPENING = "{name}参加{cycle}评审工作，现郑重承诺："


def paragraphs_of(pledge: Pledge) -> list[str]:
    """Return the paragraphs of the paper: the text as the person confirmed it."""
    text = text_of_pledge(pledge)
    opening = _OPENING.format(name=pledge.person.name, cycle=pledge.cycle.title)
    promises = [f"{number}. {promise}" for number, promise in enumerate(text.promises, 1)]
    return [opening, *promises, *text.notice]


def digest_of_pledge_paper(pledge: Pledge) -> str:
    """Return the digest of all that the paper says."""
    return digest_of({"title": TITLE.zh, "text": [*paragraphs_of(pledge)], "signed": [*SIGNATURES]})


def _signed(actor: Actor, pledges: Iterable[Pledge]) -> set[int]:
    """Return the primary keys of the pledges whose signed copies are there and hold; two queries however many."""
    digests = {one.public_id: (one.pk, digest_of_pledge_paper(one)) for one in pledges}
    current = [
        code
        for code in print_codes(actor, PLEDGE_PAPER).filter(kind=PLEDGE_PAPER, subject__in=digests)
        if code.is_current(digests[code.subject][1])
    ]
    printed = {code.public_id: digests[code.subject][0] for code in current}
    scans = copies_of(actor, current).filter(withdrawn_at=None)
    return {printed[owner] for owner in scans.values_list("owner", flat=True)}


def pledge_lines(actor: Actor, cycle: Cycle) -> dict[int, tuple[Pledge, bool]]:
    """Return the pledges of a cycle by person, each with whether its signed copy is there."""
    given = list(doors.pledges(actor).filter(cycle=cycle))
    signed = _signed(actor, given)
    return {one.person_id: (one, one.pk in signed) for one in given}
