"""What defences give to the result where their phase feeds one of the scheme; nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence

from zhiheng.problems import Message
from zhiheng.web.defences import messages
from zhiheng.web.defences.attending import attending_at
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.phases import defence_phase
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import Conflict
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.given_sheets import GivenSheet, Saying, expert_id


def feeds(phase: Phase) -> bool:
    """Whether this is the phase of the defences, and counts."""
    return bool(phase.scheme_phase) and defence_phase(phase.cycle) == phase


def lacks(_phase: Phase, entries: Sequence[Entry]) -> Iterator[Message]:
    """Yield the entries whose defence is not arranged, or whose sheets are not all confirmed."""
    lines = attending_at(Defence.objects.filter(entry__in=entries).order_by("pk"))
    known = dict(Defence.objects.filter(entry__in=entries).values_list("entry", "pk"))
    missing = []
    for one in entries:
        attending = lines.get(known.get(one.pk, 0), ())
        if not attending or not all(line.is_done for line in attending):
            missing.append(one.organisation.name)
    if missing:
        yield filled(messages.NOT_DONE, names="、".join(missing))


def sheets(_phase: Phase, entries: Sequence[Entry]) -> Iterator[GivenSheet]:
    """Yield every confirmed sheet; those of who is recused since are withdrawn, those of who left count no more."""
    rows = DefenceSheet.objects.filter(defence__entry__in=entries).exclude(confirmed_at=None)
    found = list(rows.select_related("defence", "person").order_by("pk"))
    recused = set(Conflict.objects.filter(entry__in=entries).values_list("entry", "person"))
    lines = attending_at({one.defence_id: one.defence for one in found}.values())
    attending = {(pk, line.person.pk) for pk, all_of_it in lines.items() for line in all_of_it}
    for one in found:
        marks = json.loads(one.content)["percents"]
        takes_part = (one.defence_id, one.person_id) in attending
        is_withdrawn = (one.defence.entry_id, one.person_id) in recused
        yield GivenSheet(one.defence.entry_id, expert_id(one.person), marks, one.digest, takes_part, is_withdrawn)


def sayings(phase: Phase, digest: str) -> Mapping[str, Saying]:
    """Return what the sheet of a digest says on each item."""
    sheet = DefenceSheet.objects.filter(defence__entry__cycle=phase.cycle_id, digest=digest).first()
    return {code: Saying(mark) for code, mark in json.loads(sheet.content)["percents"].items()} if sheet else {}
