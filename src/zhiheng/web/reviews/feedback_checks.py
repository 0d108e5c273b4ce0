"""The checklist of the texts that go on: complete, fitting the band, naming no expert, promising nothing, length."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.consensus_content import Discussion
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, STRENGTHS, field_name

LONGEST = 600
"""How many characters one text has at most."""
_HIGH, _LOW = 70, 45
"""From this percent on a strength is expected, up to that one an opportunity: the two upper and three lower bands."""
_PROMISES = ("获奖", "授奖", "入围", "名次", "排名", "得分", "总分", "award", "shortlist", "ranking")
"""Words that may say more than a feedback report may."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something about a text, and the field; a hint keeps nobody from confirming."""

    message: Message
    name: str
    is_hint: bool = False


def names_of_experts(cycle: Cycle) -> list[str]:
    """Return the names of all who are or were in a panel of a cycle."""
    return sorted(set(PanelMember.objects.filter(panel__cycle=cycle).values_list("person__name", flat=True)))


def checks_of(discussion: Discussion, texts: Mapping[str, str], experts: Iterable[str]) -> list[Check]:
    """Return what the checklist finds in texts by the names of their fields, in the standard's order."""
    found: list[Check] = []
    for indicator in discussion.indicators:
        found += _of_indicator(discussion, indicator.code, texts)
    if not texts.get(THEMES, "").strip():
        found.append(Check(messages.NO_THEMES, THEMES))
    names = [*(field_name(one.code, what) for one in discussion.indicators for what in WHATS), THEMES]
    for name in names:
        found += checks_of_text(name, texts.get(name, "").strip(), experts)
    return found


def _of_indicator(discussion: Discussion, code: str, texts: Mapping[str, str]) -> Iterator[Check]:
    written = {what for what in WHATS if texts.get(field_name(code, what), "").strip()}
    agreed = discussion.agreed.get(code)
    percent = discussion.form.percent(code, agreed.percent) if agreed else None
    if not written:
        yield Check(filled(messages.NO_TEXT, code=code), field_name(code, STRENGTHS))
    elif percent is not None and percent >= _HIGH and STRENGTHS not in written:
        yield Check(filled(messages.NO_STRENGTH, code=code), field_name(code, STRENGTHS), is_hint=True)
    elif percent is not None and percent <= _LOW and OPPORTUNITIES not in written:
        yield Check(filled(messages.NO_OPPORTUNITY, code=code), field_name(code, OPPORTUNITIES), is_hint=True)


def checks_of_text(name: str, text: str, experts: Iterable[str], longest: int = LONGEST) -> Iterator[Check]:
    """Yield what the checklist finds in the text of a field: an expert's name, too many characters, a promise."""
    where = messages.THEMES.zh if name == THEMES else name.rpartition(".")[0]
    for expert in experts:
        if expert in text:
            yield Check(filled(messages.NAMES_AN_EXPERT, where=where, name=expert), name)
    if len(text) > longest:
        yield Check(filled(messages.TEXT_TOO_LONG, where=where, length=len(text), limit=longest), name)
    for word in _PROMISES:
        if word in text:
            yield Check(filled(messages.MAY_PROMISE, where=where, word=word), name, is_hint=True)
