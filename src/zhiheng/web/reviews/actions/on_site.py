"""Agreeing on the scores of a visit (现场评审): what was agreed on before is revised, or the members scored again."""

from typing import TYPE_CHECKING, cast

from django.urls import reverse

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.notices import notify
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.consensus import Agreed, write_agreed
from zhiheng.web.reviews.consensus_content import agreed_in, discussion_of
from zhiheng.web.reviews.consensus_members import members_now
from zhiheng.web.reviews.feedback_owners import owners_of
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, Consensus
from zhiheng.web.reviews.phases import REVISE, desk_phase, site_mode, site_phase

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle, Phase


def open_site_consensus(actor: Actor, entry: Entry) -> Consensus:
    """Begin to agree on the scores of the visit to an entry; the members of its team are told.

    Where the cycle revises (``visit.scoring``), it begins with a full copy of what was agreed on before. Raises
    NotPermittedError, and NotFoundError if no panel of the actor's reviews the entry any more.
    """
    with acting(actor, rules.OPEN_SITE_CONSENSUS, entry) as deed:
        fresh = doors.entry_to_agree_on(actor, entry.public_id).entry
        cycle = cast("Cycle", fresh.cycle)
        base = ConfirmedConsensus.objects.filter(consensus__entry=fresh, consensus__phase=desk_phase(cycle)).first()
        by, phase = cast("int", actor.person), cast("Phase", site_phase(cycle))
        is_revision = site_mode(cycle) == REVISE
        made = Consensus.objects.create(entry=fresh, phase=phase, opened_by_id=by, base=base if is_revision else None)
        for code, percent in agreed_in(base).items() if base and is_revision else ():
            AgreedScore.objects.create(consensus=made, indicator=code, number=1, percent=percent, author_id=by)
        members = [one.person for one in members_now(made) if one.person.pk != by]
        link = reverse("reviews:consensus", args=[made.public_id])
        notify(members, messages.OPENED_ON_SITE, link, cycle=cycle, organisation=fresh.organisation.name)
        deed.about = made
        deed.record(entry=fresh.public_id)
    return made


def propose_score(actor: Actor, consensus: Consensus, code: str, agreed: Agreed, *, seen: int) -> AgreedScore:
    """Change the agreed score of an indicator that the actor owns (主评), as a new version with its reason.

    Whoever confirmed before confirms again. Raises NotPermittedError, also for an indicator of somebody else's, and as
    ``agree_on_score``.
    """
    with acting(actor, rules.PROPOSE_SCORE, consensus) as deed:
        discussion = discussion_of(doors.consensus(actor, consensus.public_id))
        if code in discussion.opinions and owners_of(discussion).get(code) != actor.person:
            raise NotPermittedError(messages.NOT_THE_OWNER)
        made = write_agreed(discussion, code, agreed, seen, actor)
        deed.record(indicator=code, number=made.number, score=made.public_id)
    return made
