"""Hints for who screens: earlier awards, restricted periods, families of companies. A person decides."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.forms.values import rows_of
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.people.credit_code import tidied
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.contributions import contributions, filled
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
    family = _family_of(_last_forms(actor, [entry.pk]).get(entry.pk, {}))
    for one in winners.filter(family.matching("name", "credit_code")).exclude(is_own):
        yield filled(RELATED, name=one.name, year=one.year, award=one.award, tier=one.tier)
    for give in contributions("hints", "hints"):
        yield from give(actor, entry)
    for name in sorted(_related_here(actor, entry, family)):
        yield filled(ALSO_HERE, name=name)


@dataclass(frozen=True, slots=True)
class _Family:
    """The parent and the subsidiaries that a form names, by names and by the credit codes that it gives."""

    names: frozenset[str]
    codes: frozenset[str]

    def matching(self, name: str, code: str) -> Q:
        """Return the condition that a row is one of them."""
        return Q(**{f"{name}__in": self.names}) | Q(**{f"{code}__in": self.codes})

    def has(self, organisation: Organisation) -> bool:
        """Whether an organisation is one of them."""
        return organisation.name in self.names or organisation.credit_code in self.codes


def _related_here(actor: Actor, entry: Entry, family: _Family) -> set[str]:
    """Return the names of other applicants of the cycle that this one's form names, or whose forms name this one."""
    checks = doors.screening_checks(actor).filter(entry__cycle=entry.cycle).exclude(entry=entry)
    others = {one.entry_id: one.entry.organisation for one in checks.select_related("entry__organisation")}
    naming = {pk for pk, form in _last_forms(actor, others).items() if _family_of(form).has(entry.organisation)}
    return {one.name for pk, one in others.items() if pk in naming or family.has(one)}


def _last_forms(actor: Actor, entries: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the texts of the forms that were handed in last, by the keys of entries; one query."""
    found = doors.submissions(actor).filter(entry__in=list(entries), withdrawn_at=None).order_by("number")
    return {one.entry_id: _texts(one) for one in found}


def _texts(submission: Submission) -> dict[str, str]:
    sections = json.loads(submission.content)["form"].values()
    return {one["key"]: one["text"] for found in sections for section in found for one in section["fields"]}


def _family_of(texts: Mapping[str, str]) -> _Family:
    rows = [row for field in _GROUP_FIELDS for row in rows_of(texts.get(field, ""))]
    codes = {tidied(row[1]) for row in rows if len(row) > 1}
    return _Family(frozenset(row[0] for row in rows if row[0]), frozenset(codes - {""}))
