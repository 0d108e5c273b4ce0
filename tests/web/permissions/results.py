"""What scores decide, for the worlds of the generated tests; see ``worlds.py``."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db import models
from django.utils import timezone

from web.permissions.reviews import make_reviewed_entry
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.standard import load_standard
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import DerivedType
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.models import PhaseOutcome, PhasePlace, Result
from zhiheng.web.results.shortlist import FORMAT


def desk_of(world: Any) -> Phase:
    """The phase of the experts' own scores, which ends with a gate."""
    return Phase.objects.get(cycle=world.cycle, code="desk")


def phase_outcome(world: Any) -> PhaseOutcome:
    """That the example application goes on after it."""
    entry, clerk = world.row(Entry), world.people[Role.OFFICE_CLERK].person
    document = {"scheme": {}, "entries": [{"entry": entry.code, "phases": {}, "flags": []}]}
    content = {"format": FORMAT, "phase": "desk", "sheets": [], "result": document, "goes_on": [entry.code]}
    text = canonical_json(content)
    proposal = Proposal.objects.create(
        verb="shortlist.decide",
        model="programmes.Phase",
        subject_id=desk_of(world).public_id,
        arguments={"reason": f"示例理由{world.mark}", "basis": ""},
        cycle=world.cycle,
        programme=world.programme,
        prepared_by=clerk,
        decided_by=world.people[Role.OFFICE_LEAD].person,
        state=Proposal.State.APPROVED,
    )
    outcome = PhaseOutcome.objects.create(
        cycle=world.cycle,
        phase=desk_of(world),
        number=1,
        content=text.decode(),
        digest=sha256_hex(text),
        proposal=proposal,
        decided_at=timezone.now(),
    )
    PhasePlace.objects.create(outcome=outcome, entry=entry, goes_on=True)
    return outcome


def make_place(world: Any) -> PhasePlace:
    """One more application, which does not go on."""
    entry = make_reviewed_entry(world).entry
    return PhasePlace.objects.create(outcome=world.row(PhaseOutcome), entry=entry, goes_on=False)


def frozen_result(world: Any) -> Result:
    """The official result of the example application."""
    entry, standard = world.row(Entry), world.row(PhaseOutcome).cycle.tracks.get().standard
    codes = [one.code for one in load_standard(standard, Path()).indicators]
    points = dict.fromkeys(codes, "10.00")
    score = {"score": "260.00", "experts": 1, "aggregate": "mean", "sheets": {}, "categories": {}, "indicators": points}
    found = {
        "entry": entry.code,
        "name": entry.organisation.name,
        "track": None,
        "rank": 1,
        "tier": None,
        "total": "260.00",
        "reached": scheme_of(world.cycle).phases[-1].id,
        "phases": {"desk": score},
        "categories": {},
        "indicators": points,
        "spread": {},
        "flags": [],
    }
    bundle = io.BytesIO(b"bundle")
    digest = keep_bytes(bundle)
    content = {
        "bundle": digest,
        "inputs": "0" * 64,
        "sheets": [],
        "result": {"scheme": {"phases": []}, "entries": [found]},
    }
    text = canonical_json(content)
    return Result.objects.create(
        cycle=world.cycle,
        number=1,
        content=text.decode(),
        digest=sha256_hex(text),
        bundle=claim_blob(digest, bundle, DerivedType.ZIP),
        proposal=world.row(PhaseOutcome).proposal,
        frozen_at=timezone.now(),
    )


def _of_result(world: Any) -> list[str]:
    return [world.cycle.public_id, world.row(Result).public_id]


def under_evaluation(world: Any) -> list[str]:
    """Nothing in the address; the cycle is evaluated."""
    world.set_stage(Stage.EVALUATION)
    return []


RESULT_ROWS: dict[type[models.Model], Callable[[Any], Any]] = {PhaseOutcome: phase_outcome, Result: frozen_result}

RESULT_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "results:shortlist": lambda world, _role: [desk_of(world).public_id],
    "results:decide_shortlist": lambda world, _role: [desk_of(world).public_id],
    "results:own_outcome": lambda world, _role: [world.row(Entry).public_id],
    "results:result": lambda world, _role: _of_result(world),
    "results:result_entry": lambda world, _role: [*_of_result(world), world.row(Entry).public_id],
    "results:result_indicator": lambda world, _role: [*_of_result(world), world.row(Entry).public_id, "desk:1.1"],
    "results:bundle": lambda world, _role: [world.row(Result).public_id],
    "results:what_if": lambda world, _role: [world.row(Result).public_id],
    "results:print_ranking": lambda world, _role: [world.row(Result).public_id],
    "results:draft_letters": lambda world, _role: [world.row(PhaseOutcome).public_id],
}
