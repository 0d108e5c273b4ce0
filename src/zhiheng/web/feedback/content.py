"""What a feedback report says (docs/reference/feedback.md), and the checklist before it is released."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhiheng.canonical import Json, canonical_json
from zhiheng.problems import Message
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.feedback.facts import CycleFacts, EntryFacts
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.feedback_checks import LONGEST, Check, checks_of_text
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.sheet_fields import STRENGTHS, field_name

FORMAT = "zhiheng-feedback/1"


@dataclass(frozen=True, slots=True)
class Written:
    """A report as it is being written: its facts and the texts of its fields."""

    report: FeedbackReport
    facts: EntryFacts
    texts: Mapping[str, str]

    @property
    def named(self) -> list[tuple[str, str]]:
        """Code and name of the indicators, or by setting of the categories, that have texts of their own."""
        if self.facts.by_category:
            return [(one.code, one.name) for one in self.facts.categories]
        return [(one.code, one.name) for category in self.facts.categories for one in category.indicators]

    def content(self) -> bytes:
        """Return what is frozen: canonical JSON of all that the applicant reads."""
        result, standard = self.facts.of.shown.result, self.facts.ranking.standard
        return canonical_json(
            {
                "format": FORMAT,
                "result": result.digest if result else "",
                "standard": standard.digest,
                "themes": self._text(THEMES),
                "categories": [
                    {
                        "code": category.code,
                        "name": category.name,
                        "band": self.facts.band(category),
                        "position": self.facts.position(category),
                        **(self._comments(category.code) if self.facts.by_category else {}),
                        "indicators": [
                            {
                                "code": one.code,
                                "name": one.name,
                                "band": self.facts.band(one),
                                "spread": self.facts.spread(one),
                                **({} if self.facts.by_category else self._comments(one.code)),
                            }
                            for one in category.indicators
                        ],
                    }
                    for category in self.facts.categories
                ],
            }
        )

    def checks(self, experts: Iterable[str]) -> list[Check]:
        """Return what the checklist finds: complete, naming no expert, promising nothing, not too long."""
        found = [] if self._text(THEMES) else [Check(messages.NO_THEMES, THEMES)]
        found += checks_of_text(THEMES, self._text(THEMES), experts)
        for code, _ in self.named:
            written = self._comments(code)
            if not any(written.values()):
                found.append(Check(filled(messages.NO_TEXT, code=code), field_name(code, STRENGTHS)))
            for what, text in written.items():
                found += checks_of_text(field_name(code, what), str(text), experts, self._longest(code))
        return found

    def lacks(self, experts: Iterable[str]) -> list[Message]:
        """Return what of that keeps the report from being released."""
        return [one.message for one in self.checks(experts) if not one.is_hint]

    def _longest(self, code: str) -> int:
        of = [one for one in self.facts.categories if one.code == code]
        return LONGEST * len(of[0].indicators) if of else LONGEST

    def _comments(self, code: str) -> dict[str, Json]:
        return {what: self._text(field_name(code, what)) for what in WHATS}

    def _text(self, name: str) -> str:
        return self.texts.get(name, "").strip()


def written(report: FeedbackReport, facts: CycleFacts | None) -> Written | None:
    """Return a report as it stands, None where the result that holds says nothing of its entry."""
    found = facts.of(report.entry_id) if facts else None
    return Written(report, found, texts_of(REPORT, report)) if found else None


def shown_content(report: FeedbackReport, facts: CycleFacts | None) -> dict[str, Json] | None:
    """Return what a report says: as released, else as it would be released now, None where it cannot be."""
    if report.released_at:
        return dict(json.loads(report.content))
    now = written(report, facts)
    return dict(json.loads(now.content())) if now else None
