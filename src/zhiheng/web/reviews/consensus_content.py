"""What a panel has agreed on so far, what lacks, and the content that members confirm (docs/reference/consensus.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.opinions import Opinions, opinions_on
from zhiheng.standard import Indicator
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.consensus_members import Member, members_at_close, members_now
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, Consensus, Stance
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet

FORMAT = "zhiheng-consensus/1"
CLOSED_FORMAT = "zhiheng-confirmed-consensus/1"


@dataclass(frozen=True)
class Discussion:
    """A consensus as it stands: who takes part, what they gave, what is agreed, each member's last word.

    Where what was agreed on before is revised, ``opinions`` are those of that alone.
    """

    consensus: Consensus
    form: SheetForm
    members: Sequence[Member]
    sheets: Mapping[int, Mapping[str, Json]]
    opinions: Mapping[str, Opinions]
    agreed: Mapping[str, AgreedScore]
    stances: Mapping[int, Stance]

    @property
    def indicators(self) -> Sequence[Indicator]:
        """The indicators in the standard's order."""
        return [one for category in self.form.form.standard.categories for one in category.indicators]

    @property
    def is_revision(self) -> bool:
        """Whether what was agreed on before the visit is revised, without sheets."""
        return self.consensus.base_id is not None

    @property
    def revised(self) -> list[Indicator]:
        """The indicators whose agreed score is another one than before the visit."""
        marks = {code: self.mark(code, one.percent) for code, one in self.agreed.items()}
        return [one for one in self.indicators if marks.get(one.code) != self.opinions[one.code].median]

    @cached_property
    def lacks(self) -> dict[str, Message]:
        """What has to be done first, by indicator, in the standard's order."""
        return {one.code: found for one in self.indicators if (found := self._lack(one))}

    @property
    def acceptable(self) -> list[str]:
        """The indicators within the spread limit that have no agreed score yet."""
        return [code for code, one in self.opinions.items() if one.is_within and code not in self.agreed]

    @property
    def flagged(self) -> list[Indicator]:
        """The indicators over the spread limit, widest first."""
        found = [one for one in self.indicators if not self.opinions[one.code].is_within]
        return sorted(found, key=lambda one: -self.spread(one.code))

    @property
    def in_the_way(self) -> list[Message]:
        """Whose sheet or word is awaited before the consensus can be closed."""
        sheets = [filled(messages.SHEETS_AWAITED, name=one.person.name) for one in self.members if not one.takes_part]
        words = [filled(messages.NOT_CONFIRMED, name=one.person.name) for one in self.waiting() if one.takes_part]
        return [*sheets, *words] or ([] if self.confirmed() else [messages.NOBODY_AGREES])

    @cached_property
    def digest(self) -> str:
        """The digest that members confirm: any change of sheets, scores or reasons makes another one."""
        return digest_of(self.content)

    @property
    def content(self) -> dict[str, Json]:
        """What members confirm."""
        agreed = {one.code: self.agreed.get(one.code) for one in self.indicators}
        base = self.consensus.base
        return {
            **({"base": base.digest} if base else {}),
            "format": FORMAT,
            "standard": self.form.form.standard.digest,
            "guide": self.form.guide.digest,
            "unit": self.form.unit,
            "sheets": sorted(one.sheet.digest for one in self.members if one.sheet),
            "percents": {code: one.percent if one else None for code, one in agreed.items()},
            "reasons": {code: one.reason for code, one in agreed.items() if one and one.reason},
            "outside_reasons": {code: one.outside_reason for code, one in agreed.items() if one and one.outside_reason},
        }

    def mark(self, code: str, text: str) -> int | None:
        """Return a mark in steps, NOT_APPLICABLE for NA where the scheme allows it, None for what is no mark."""
        return NOT_APPLICABLE if self.form.is_na(text) else self.form.mark(code, text)

    def spread(self, code: str) -> Fraction:
        """Return the members' range on an indicator in percentage points (个百分点)."""
        numerator, denominator = self.form.form.percents[self.form.form.columns[code][0]]
        return Fraction(numerator * self.opinions[code].spread, denominator)

    def text(self, code: str, mark: int | None) -> str:
        """Return a mark as lists write it, "" for none."""
        scale = self.form.form.columns[code][1]
        return "" if mark is None else scale.texts()[mark]

    def confirmed(self) -> list[Stance]:
        """Return the last words of who takes part and confirms what is agreed now."""
        return [one for one in self._words() if not one.dissent and one.digest == self.digest]

    def dissents(self) -> list[Stance]:
        """Return the last words of who takes part and keeps a differing opinion."""
        return [one for one in self._words() if one.dissent]

    def waiting(self) -> list[Member]:
        """Return who has neither confirmed what is agreed now nor put a dissent on record."""
        done = {one.person_id for one in [*self.confirmed(), *self.dissents()]}
        return [one for one in self.members if one.person.pk not in done]

    def problem(self, code: str, percent: str, reason: str, outside_reason: str) -> tuple[str, Message] | None:
        """Return what is wrong with an agreed score, after the name of the field that it concerns."""
        mark, opinions = self.mark(code, percent), self.opinions[code]
        named = {"code": code, "median": self.text(code, opinions.median) or "—"}
        if mark is None:
            return "percent", filled(messages.NO_MARK, text=percent, code=code)
        if opinions.departs(mark) and not reason:
            return "reason", filled(messages.NO_REVISION if self.is_revision else messages.NO_REASON, **named)
        if not self.is_revision and opinions.is_outside(mark) and not outside_reason:
            return "outside_reason", filled(messages.NO_OUTSIDE_REASON, **named)
        return None

    def _lack(self, indicator: Indicator) -> Message | None:
        agreed = self.agreed.get(indicator.code)
        if agreed is None:
            return filled(messages.NOT_AGREED, code=indicator.code, name=indicator.name)
        found = self.problem(indicator.code, agreed.percent, agreed.reason, agreed.outside_reason)
        return found[1] if found else None

    def _words(self) -> list[Stance]:
        return [self.stances[one.person.pk] for one in self.members if one.person.pk in self.stances]


def discussion_of(consensus: Consensus) -> Discussion:
    """Return a consensus as it stands, or as it was closed, for one that came through its door."""
    form = form_of_sheet(consensus)
    closed = ConfirmedConsensus.objects.filter(consensus=consensus).first()
    members = members_at_close(closed) if closed else members_now(consensus)
    sheets = {one.person.pk: json.loads(one.sheet.content) for one in members if one.sheet}
    agreed = {one.indicator: one for one in consensus.agreedscores.order_by("number")}
    stances = {one.person_id: one for one in consensus.stances.select_related("person").order_by("pk")}
    marks = [sheet["percents"] for sheet in sheets.values()] if consensus.base is None else [agreed_in(consensus.base)]
    return Discussion(consensus, form, members, sheets, opinions_on(form.form, marks), agreed, stances)


def agreed_in(closed: ConfirmedConsensus) -> dict[str, str]:
    """Return the percents that a closed consensus agreed on, as lists write them, by indicator."""
    return dict(json.loads(closed.content)["agreed"]["percents"])


def closed_content(discussion: Discussion) -> dict[str, Json]:
    """Return what is frozen at the end: what was confirmed, who confirmed it, and the dissents; people by public id."""
    return {
        "format": CLOSED_FORMAT,
        "agreed": discussion.content,
        "agreed_digest": discussion.digest,
        "members": [
            {
                "person": one.person.public_id,
                "sheet": one.sheet.digest if one.sheet else None,
                "leads": one.is_leader,
            }
            for one in discussion.members
            if one.takes_part
        ],
        "confirmed": [
            {"person": one.person.public_id, "at": one.made_at.isoformat()} for one in discussion.confirmed()
        ],
        "dissents": [
            {
                "person": one.person.public_id,
                "at": one.made_at.isoformat(),
                "indicator": one.indicator,
                "text": one.dissent,
            }
            for one in discussion.dissents()
        ],
    }
