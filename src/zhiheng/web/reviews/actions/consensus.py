"""Opening a consensus (合议), agreeing on scores, confirming them or dissenting, closing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, blocked
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.notices import notify
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.consensus_content import Discussion, closed_content, discussion_of
from zhiheng.web.reviews.consensus_members import members_of
from zhiheng.web.reviews.errors import StaleConsensusError
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, Consensus, Stance
from zhiheng.web.reviews.phases import desk_phase

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle, Phase


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreed score as typed: the mark, and why it is not the median, and why it is beyond what any member gave."""

    percent: str
    reason: str = ""
    outside_reason: str = ""


def open_consensus(actor: Actor, entry: Entry) -> Consensus:
    """Begin the panel's consensus on an entry; from then on its members, who are told, see each other's sheets.

    Raises NotPermittedError, and NotFoundError if no panel of the actor's reviews the entry any more.
    """
    with acting(actor, rules.OPEN_CONSENSUS, entry) as deed:
        fresh = doors.entry_to_agree_on(actor, entry.public_id).entry
        phase = cast("Phase", desk_phase(cast("Cycle", fresh.cycle)))
        made = Consensus.objects.create(entry=fresh, phase=phase, opened_by_id=_person(actor))
        members = [one.person for one in members_of(fresh, phase) if one.person.pk != actor.person]
        link = reverse("reviews:consensus", args=[made.public_id])
        notify(members, messages.OPENED, link, cycle=fresh.cycle, organisation=fresh.organisation.name)
        deed.about = made
        deed.record(entry=fresh.public_id)
    return made


def agree_on_score(actor: Actor, consensus: Consensus, code: str, agreed: Agreed, *, seen: int) -> AgreedScore:
    """Write the agreed score of an indicator as a new version; ``seen`` is the number of the version it follows, or 0.

    Raises NotPermittedError, NotFoundError for no indicator of the standard too, StaleConsensusError if there is a
    newer version than the one seen, and BadInputError, its place the field of ``Agreed``.
    """
    with acting(actor, rules.AGREE_SCORE, consensus) as deed:
        discussion = discussion_of(doors.consensus(actor, consensus.public_id))
        made = write_agreed(discussion, code, agreed, seen, actor)
        deed.record(indicator=code, number=made.number, score=made.public_id)
    return made


def write_agreed(discussion: Discussion, code: str, agreed: Agreed, seen: int, actor: Actor) -> AgreedScore:
    """Keep an agreed score as the next version, within an act that records it; raises as ``agree_on_score``."""
    if code not in discussion.opinions:
        raise NotFoundError
    last = discussion.agreed.get(code)
    if (last.number if last else 0) != seen:
        raise StaleConsensusError
    reason, outside_reason = agreed.reason.strip(), agreed.outside_reason.strip()
    found = discussion.problem(code, agreed.percent, reason, outside_reason)
    if found:
        raise BadInputError([Problem(Place(cell=found[0]), found[1])])
    percent = discussion.text(code, discussion.mark(code, agreed.percent))
    return AgreedScore.objects.create(
        consensus=discussion.consensus,
        indicator=code,
        number=seen + 1,
        percent=percent,
        reason=reason,
        outside_reason=outside_reason,
        author_id=_person(actor),
    )


def accept_within_limit(actor: Actor, consensus: Consensus, *, seen: str) -> int:
    """Take the median of all indicators within the spread limit that have no agreed score yet; return how many.

    ``seen`` is the digest of the discussion that the actor saw. Raises NotPermittedError, NotFoundError,
    StaleConsensusError, and BlockedError if there is nothing to accept.
    """
    with acting(actor, rules.ACCEPT_SCORES, consensus) as deed:
        discussion = _seen(actor, consensus, seen)
        codes = discussion.acceptable
        if not codes:
            raise blocked(messages.NOTHING_TO_ACCEPT)
        rows = [
            AgreedScore(
                consensus=deed.subject,
                indicator=code,
                number=1,
                percent=discussion.text(code, discussion.opinions[code].median),
                author_id=_person(actor),
            )
            for code in codes
        ]
        AgreedScore.objects.bulk_create(rows)
        deed.record(count=len(rows), scores=[one.public_id for one in rows])
    return len(rows)


def confirm_scores(actor: Actor, consensus: Consensus, *, seen: str) -> Stance:
    """Confirm the agreed scores whose digest the member saw.

    Raises NotPermittedError, NotFoundError, StaleConsensusError, and BlockedError with everything that lacks.
    """
    with acting(actor, rules.CONFIRM_SCORES, consensus) as deed:
        discussion = _seen(actor, consensus, seen)
        _refuse_unfinished(discussion)
        made = Stance.objects.create(consensus=deed.subject, person_id=_person(actor), digest=discussion.digest)
        deed.record(digest=made.digest)
    return made


def dissent(actor: Actor, consensus: Consensus, text: str, indicator: str = "") -> Stance:
    """Put a differing opinion on record, on an indicator or, with "", on the whole; it keeps nobody from closing.

    Raises NotPermittedError, NotFoundError, and BadInputError, its place ``text``, if nothing is written.
    """
    with acting(actor, rules.DISSENT, consensus) as deed:
        discussion = discussion_of(doors.consensus(actor, consensus.public_id))
        if not text.strip():
            raise BadInputError([Problem(Place(cell="text"), messages.NO_DISSENT)])
        made = Stance.objects.create(
            consensus=deed.subject,
            person_id=_person(actor),
            digest=discussion.digest,
            dissent=text.strip(),
            indicator=indicator if indicator in discussion.opinions else "",
        )
        deed.record(stance=made.public_id)
    return made


def close_consensus(actor: Actor, consensus: Consensus, *, seen: str) -> ConfirmedConsensus:
    """Freeze what is agreed, with who confirmed it and who dissents; nobody changes it any more.

    Raises NotPermittedError, NotFoundError, StaleConsensusError, and BlockedError with everything that lacks.
    """
    with acting(actor, rules.CLOSE_CONSENSUS, consensus) as deed:
        discussion = _seen(actor, consensus, seen)
        _refuse_unfinished(discussion)
        problems = discussion.in_the_way
        if problems:
            raise blocked(*problems)
        content = canonical_json(closed_content(discussion))
        closed = ConfirmedConsensus.objects.create(
            consensus=deed.subject,
            content=content.decode(),
            digest=sha256_hex(content),
            closed_at=timezone.now(),
            closed_by_id=_person(actor),
        )
        Consensus.objects.filter(pk=deed.subject.pk).update(state=Consensus.State.CLOSED)
        deed.record(digest=closed.digest)
    return closed


def _seen(actor: Actor, consensus: Consensus, seen: str) -> Discussion:
    """Return a consensus as it stands if that is what the actor saw."""
    discussion = discussion_of(doors.consensus(actor, consensus.public_id))
    if discussion.digest != seen:
        raise StaleConsensusError
    return discussion


def _refuse_unfinished(discussion: Discussion) -> None:
    if discussion.lacks:
        raise BlockedError([Problem(Place(), one) for one in discussion.lacks.values()])


def _person(actor: Actor) -> int:
    return cast("int", actor.person)
