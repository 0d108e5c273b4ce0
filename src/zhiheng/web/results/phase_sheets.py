"""What the experts' own scores (材料评审) give to the result: confirmed sheets, and agreed ones where they count."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.panels.models import Conflict, PanelEntry, PanelMember
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results import messages
from zhiheng.web.results.given_sheets import AGREED, GivenSheet, Saying, expert_id
from zhiheng.web.reviews.evidence_refs import Reference
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Sheet, SheetReopening
from zhiheng.web.reviews.phases import desk_phase

_Pairs = set[tuple[int, int]]
"""Primary keys of entries and of persons."""


def feeds(phase: Phase) -> bool:
    """Whether this is the phase in which every expert scores alone."""
    return desk_phase(phase.cycle) == phase


def lacks(phase: Phase, entries: Sequence[Entry]) -> Iterator[Message]:
    """Yield what is awaited: applications without a panel, sheets, answers to requests, agreements."""
    alone = _without_panel(phase.cycle)
    if alone:
        yield filled(messages.NO_PANEL, count=alone)
    if not entries:
        yield messages.NO_ENTRIES
    yield from _about_sheets(phase, entries)
    asked = SheetReopening.objects.filter(sheet__phase=phase, is_agreed=None).count()
    if asked:
        yield filled(messages.REOPENINGS, count=asked)
    if _is_agreed_on(phase):
        closed = set(_closed(phase, entries).values_list("consensus__entry", flat=True))
        if len(closed) < len(entries):
            yield filled(messages.NOT_AGREED, count=len(entries) - len(closed))


def sheets(phase: Phase, entries: Sequence[Entry]) -> Iterator[GivenSheet]:
    """Yield the newest confirmed version of each sheet, and the agreed sheet of each closed consensus."""
    due, states = _due(entries), (Sheet.State.CONFIRMED, Sheet.State.WITHDRAWN)
    rows = ConfirmedSheet.objects.filter(sheet__phase=phase, sheet__entry__in=entries, sheet__state__in=states)
    newest = {one.sheet_id: one for one in rows.filter(reopened_at=None).select_related("sheet__person").order_by("pk")}
    for one in newest.values():
        sheet = one.sheet
        is_withdrawn = sheet.state == Sheet.State.WITHDRAWN
        takes_part = not is_withdrawn and (sheet.entry_id, sheet.person_id) in due
        marks = json.loads(one.content)["percents"]
        yield GivenSheet(sheet.entry_id, expert_id(sheet.person), marks, one.digest, takes_part, is_withdrawn)
    for agreed in _closed(phase, entries).select_related("consensus"):
        marks = json.loads(agreed.content)["agreed"]["percents"]
        yield GivenSheet(agreed.consensus.entry_id, AGREED, marks, agreed.digest)


def sayings(phase: Phase, digest: str) -> dict[str, Saying]:
    """Return what the sheet, or the closed consensus, of a digest says by indicator."""
    sheet = ConfirmedSheet.objects.filter(sheet__phase=phase, digest=digest).first()
    if sheet:
        content = json.loads(sheet.content)
        return {code: _saying(mark or "", content["comments"][code]) for code, mark in content["percents"].items()}
    agreed = ConfirmedConsensus.objects.filter(consensus__phase=phase, digest=digest).first()
    content = json.loads(agreed.content)["agreed"] if agreed else {"percents": {}}
    return {code: Saying(mark or "", reason=_reason(content, code)) for code, mark in content["percents"].items()}


def _saying(mark: str, comments: Mapping[str, Any]) -> Saying:
    references = [
        Reference(one.get("criterion", ""), one.get("attachment", 0), one.get("paragraph") or one["page"]).label
        for one in comments["evidence"]
    ]
    return Saying(mark, comments["strengths"], comments["opportunities"], references)


def _reason(content: Mapping[str, Any], code: str) -> str:
    given = (content["reasons"].get(code), content["outside_reasons"].get(code))
    return "；".join(one for one in given if one)


def _about_sheets(phase: Phase, entries: Sequence[Entry]) -> Iterator[Message]:
    due = _due(entries)
    found = Sheet.objects.filter(phase=phase, entry__in=entries).values_list("entry", "person", "state")
    states = {(entry, person): state for entry, person, state in found}
    missing = sum(states.get(pair, Sheet.State.OPEN) == Sheet.State.OPEN for pair in due)
    if missing:
        yield filled(messages.SHEETS_MISSING, count=missing)
    usable = Counter(entry for entry, person in due if states.get((entry, person)) == Sheet.State.CONFIRMED)
    bare = [one.organisation.name for one in entries if not usable[one.pk]]
    if bare and not missing:
        yield filled(messages.NO_SHEETS, names="、".join(bare))


def _due(entries: Sequence[Entry]) -> _Pairs:
    """Return who scores what: the members of an entry's panel now, without who is recused; as in a consensus."""
    panels = dict(PanelEntry.objects.filter(entry__in=entries, ended=None).values_list("entry", "panel"))
    members: dict[int, set[int]] = {}
    rows = PanelMember.objects.filter(panel__in=panels.values(), ended=None).values_list("panel", "person")
    for panel, person in rows:
        members.setdefault(panel, set()).add(person)
    recused = set(Conflict.objects.filter(entry__in=entries).values_list("entry", "person"))
    pairs = {(entry, person) for entry, panel in panels.items() for person in members.get(panel, ())}
    return pairs - recused


def _without_panel(cycle: Cycle) -> int:
    """Count the applications that passed 资格审查 and that no panel reviews."""
    passed = ScreeningCheck.objects.filter(
        entry__cycle=cycle, kind=ScreeningCheck.Kind.ELIGIBILITY, state=ScreeningCheck.State.PASSED
    ).exclude(entry__state=Entry.State.WITHDRAWN)
    return passed.exclude(entry__in=PanelEntry.objects.filter(ended=None).order_by().values("entry")).count()


def _is_agreed_on(phase: Phase) -> bool:
    scheme = scheme_of(phase.cycle)
    return any(one.id == phase.scheme_phase and one.aggregate == "consensus" for one in scheme.phases)


def _closed(phase: Phase, entries: Sequence[Entry]) -> QuerySet[ConfirmedConsensus]:
    return ConfirmedConsensus.objects.filter(consensus__phase=phase, consensus__entry__in=entries).order_by("pk")
