"""The texts that go on: taking over the owners' comments, confirming."""

from typing import TYPE_CHECKING, cast

from django.utils import timezone

from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.problems import Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, blocked
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import heads_of_all
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.consensus_content import Discussion, discussion_of
from zhiheng.web.reviews.feedback_checks import checks_of, names_of_experts
from zhiheng.web.reviews.feedback_fields import CONSENSUS, THEMES, WHATS
from zhiheng.web.reviews.feedback_owners import comments_of_owners
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.models import ConfirmedTexts, Consensus
from zhiheng.web.reviews.sheet_fields import field_name

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle

FORMAT = "zhiheng-feedback-texts/1"


def take_owner_texts(actor: Actor, consensus: Consensus) -> int:
    """Put the comments of each indicator's owner (主评) into the fields that are still empty; return how many.

    Raises NotPermittedError, NotFoundError, and BlockedError if there is nothing to take over.
    """
    with acting(actor, rules.TAKE_TEXTS, consensus) as deed:
        fresh = doors.consensus(actor, consensus.public_id)
        heads = heads_of_all(CONSENSUS, [fresh.public_id]).get(fresh.public_id, {})
        found = comments_of_owners(discussion_of(fresh))
        empty = {name: text for name, text in found.items() if name not in heads or not heads[name].text.strip()}
        if not empty:
            raise blocked(messages.NOTHING_TO_TAKE)
        for name, text in empty.items():
            base = heads[name].number if name in heads else 0
            save_within(draft(actor, CONSENSUS, fresh.public_id, name), actor, Edit(new_id(), base, text))
        deed.record(count=len(empty), **seal_versions_of([deed.subject]))
    return len(empty)


def confirm_texts(actor: Actor, consensus: Consensus) -> ConfirmedTexts:
    """Freeze the texts as they stand as a new version, which counts from then on.

    Raises NotPermittedError, NotFoundError, and BlockedError with all of the checklist that is no hint.
    """
    with acting(actor, rules.CONFIRM_TEXTS, consensus) as deed:
        fresh = doors.consensus(actor, consensus.public_id)
        discussion = discussion_of(fresh)
        heads = heads_of_all(CONSENSUS, [fresh.public_id]).get(fresh.public_id, {})
        texts = {name: head.text.strip() for name, head in heads.items()}
        checks = checks_of(discussion, texts, names_of_experts(cast("Cycle", fresh.entry.cycle)))
        wrong = [Problem(Place(), one.message) for one in checks if not one.is_hint]
        if wrong:
            raise BlockedError(wrong)
        content = canonical_json(_content(discussion, texts))
        made = ConfirmedTexts.objects.create(
            consensus=deed.subject,
            number=ConfirmedTexts.objects.filter(consensus=fresh).count() + 1,
            content=content.decode(),
            digest=sha256_hex(content),
            confirmed_at=timezone.now(),
            confirmed_by_id=cast("int", actor.person),
        )
        deed.record(number=made.number, digest=made.digest, **seal_versions_of([deed.subject]))
    return made


def _content(discussion: Discussion, texts: dict[str, str]) -> dict[str, Json]:
    indicators: dict[str, Json] = {
        one.code: {what: texts.get(field_name(one.code, what), "") for what in WHATS} for one in discussion.indicators
    }
    digest = discussion.consensus.confirmed.digest
    return {"format": FORMAT, "consensus": digest, "indicators": indicators, "themes": texts[THEMES]}
