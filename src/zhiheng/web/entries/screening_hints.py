"""Hints for who screens: earlier awards, restricted periods, families of companies. A person decides."""

import json
from collections.abc import Iterator

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.forms.values import rows_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of

_BAN = "after.ban_years"
_GROUP_FIELDS = ("parent", "subsidiaries")

OWN = Message(
    "本组织 {year} 年获“{award}”{tier}：限制申报期 {years} 年，{until} 年起可再申报；本届为 {now} 年度",
    "it won “{award}” {tier} in {year}: with a re-application period of {years} years it may apply from {until}; "
    "this cycle is of {now}",
)
RELATED = Message(
    "关联的“{name}”{year} 年获“{award}”{tier}，请核对限制申报期",
    "the related “{name}” won “{award}” {tier} in {year}; look at the re-application period",
)
ALSO_HERE = Message("关联的“{name}”也申报了本届", "the related “{name}” applies in this cycle too")


def hints(actor: Actor, entry: Entry) -> list[Message]:
    """Return what who screens an application should look at; nothing follows from it by itself."""
    return list(_hints(actor, entry, entry.cycle)) if entry.cycle else []


def _hints(actor: Actor, entry: Entry, cycle: Cycle) -> Iterator[Message]:
    years, organisation = int(str(value_of(cycle, _BAN))), entry.organisation
    winners = doors.earlier_winners(actor).filter(programme=cycle.programme_id)
    is_own = Q(credit_code=organisation.credit_code) | Q(name=organisation.name)
    for one in winners.filter(is_own):
        values = {"years": years, "until": one.year + years, "now": cycle.year}
        yield filled(OWN, year=one.year, award=one.award, tier=one.tier, **values)
    related = _related(actor, entry)
    for one in winners.filter(name__in=related).exclude(is_own):
        yield filled(RELATED, name=one.name, year=one.year, award=one.award, tier=one.tier)
    others = doors.screening_checks(actor).filter(entry__cycle=cycle).exclude(entry=entry)
    names = others.filter(entry__organisation__name__in=related).values_list("entry__organisation__name", flat=True)
    for name in sorted(set(names)):
        yield filled(ALSO_HERE, name=name)


def _related(actor: Actor, entry: Entry) -> set[str]:
    """Return the names of parent and subsidiaries, as the form that was handed in has them."""
    last = doors.submissions(actor).filter(entry=entry, withdrawn_at=None).order_by("-number").first()
    sections = json.loads(last.content)["form"].values() if last else ()
    texts = {one["key"]: one["text"] for found in sections for section in found for one in section["fields"]}
    rows = [row for field in _GROUP_FIELDS for row in rows_of(texts.get(field, ""))]
    return {row[0] for row in rows if row[0]}
