"""Freezing the official result (结果定稿): prepared by one person, approved by another."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import DerivedType
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results import messages, rules
from zhiheng.web.results.frozen_result import bundle_of, content_of, inputs_of, last_result
from zhiheng.web.results.models import Result
from zhiheng.web.results.season import Gathered, gathered
from zhiheng.web.results.stated import as_messages


def prepare_freeze(actor: Actor, cycle: Cycle, *, seen: str, reason: str = "") -> Proposal:
    """Put the result as it stands before the lead; ``seen`` is the digest of the inputs that the page showed.

    Raises as ``approvals.prepare`` does, BlockedError with everything that lacks.
    """
    return prepare(actor, rules.FREEZE_RESULT, cycle, {"seen": seen, "reason": reason.strip()}, reason.strip())


def _blockers(cycle: Cycle, arguments: Arguments) -> list[Message]:
    found = gathered(cycle)
    if found.lacks:
        return list(found.lacks)
    if found.digest != arguments["seen"]:
        return [messages.STALE]
    last = last_result(cycle)
    if last and inputs_of(last) == found.digest:
        return [filled(messages.NOTHING_CHANGED, number=last.number)]
    if last and not arguments["reason"]:
        return [messages.NO_REASON_TO_CORRECT]
    try:
        _ = found.result
    except BadInputError as error:
        return as_messages(error)
    return []


def _preview(cycle: Cycle, arguments: Arguments) -> list[Message]:
    found = gathered(cycle)
    if found.lacks or found.digest != arguments["seen"]:
        return []
    return list(_told(cycle, found, str(arguments["reason"])))


def _told(cycle: Cycle, found: Gathered, reason: str) -> Iterator[Message]:
    document, last = found.result.as_json(), last_result(cycle)
    entries: list[Mapping[str, Any]] = document["entries"]  # type: ignore[assignment]  # as the library documents it
    ranked = [one for one in entries if one["rank"] is not None]
    yield filled(messages.WILL_FREEZE, number=last.number + 1 if last else 1, count=len(ranked))
    for tier in found.scheme.tiers:
        names = "、".join(one["name"] for one in ranked if one["tier"] == tier.id)
        yield filled(messages.WILL_PROPOSE, tier=tier.name, names=names or messages.NOBODY)
    tied = [one["name"] for one in ranked if any(flag["kind"] == "tie_at_ceiling" for flag in one["flags"])]
    if tied:
        yield filled(messages.TIE_AT_CEILING, names="、".join(tied))
    yield filled(messages.BUNDLE, digest=sha256_hex(bundle_of(found)))
    if reason:
        yield filled(messages.WHY, reason=reason)


@performs(rules.FREEZE_RESULT, _preview, _blockers)
def freeze_result(deed: Deed[Cycle], arguments: Arguments) -> None:
    """Keep the bundle and freeze the result beside those before it."""
    cycle = deed.subject
    found, last = gathered(cycle), last_result(cycle)
    bundle = io.BytesIO(bundle_of(found))
    digest = keep_bytes(bundle)
    content = canonical_json(content_of(found, digest, str(arguments["reason"])))
    made = Result.objects.create(
        cycle=cycle,
        number=last.number + 1 if last else 1,
        content=content.decode(),
        digest=sha256_hex(content),
        bundle=claim_blob(digest, bundle, DerivedType.ZIP),
        proposal=Proposal.objects.get(
            verb=rules.FREEZE_RESULT.id, subject_id=cycle.public_id, state=Proposal.State.WAITING
        ),
        frozen_at=timezone.now(),
    )
    deed.record(result=made.public_id, digest=made.digest, bundle=digest)
