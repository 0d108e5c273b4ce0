"""Applications on pages: states as tags."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.documents import Document, LineChange
from zhiheng.documents.compare import State
from zhiheng.problems import Problem
from zhiheng.web.documents.rendering import render
from zhiheng.web.drafts.compare import compare
from zhiheng.web.drafts.templatetags.drafts import tagged
from zhiheng.web.entries.models import AttachmentLink, Entry, Part
from zhiheng.web.entries.pictures import shown_pictures
from zhiheng.web.entries.queries import RemarkLine
from zhiheng.web.entries.states import CHANGES, ENTRY_STATES, PART_STATES
from zhiheng.web.site.texts import language, say

register = template.Library()

_SHORT_RUN = 3


@register.filter
def state_tag(row: Entry | Part) -> SafeString:
    """Return the state of an application or of a part as a tag."""
    state, tag = ENTRY_STATES[Entry.State(row.state)] if isinstance(row, Entry) else PART_STATES[Part.State(row.state)]
    return format_html('<span class="{}">{}</span>', tag, say(state))


@register.simple_tag
def submitted_text(text: Document) -> SafeString:
    """Show a text of a snapshot; an empty one as a dash."""
    if not text.blocks:
        return format_html("<p>{}</p>", "—")
    return format_html('<div class="document">{}</div>', render(text, shown_pictures()))


@register.filter
def plain_number(number: Decimal) -> str:
    """Return a number without noughts at its end."""
    return f"{number.normalize():f}"


@register.filter
def on_field(lines: Iterable[RemarkLine], name: str) -> list[RemarkLine]:
    """Return the remarks on one field."""
    return [line for line in lines if line.remark.field == name]


@register.filter
def settled(lines: Iterable[RemarkLine]) -> list[RemarkLine]:
    """Return the remarks that were dealt with."""
    return [line for line in lines if line.remark.settled]


@register.filter
def label_in(name: str, labels: Mapping[str, str]) -> str:
    """Return what people call a field; its name for one that the form has no longer."""
    return labels.get(name, name)


@register.filter
def condensed(lines: Iterable[LineChange]) -> Iterator[tuple[LineChange | None, int]]:
    """Return the lines of a comparison; of a long run that is the same the ends, between them how many are left out."""
    for is_same, run in groupby(lines, key=lambda line: line.is_same):
        group = list(run)
        if not is_same or len(group) <= _SHORT_RUN:
            yield from ((line, 0) for line in group)
        else:
            yield from ((group[0], 0), (None, len(group) - 2), (group[-1], 0))


@register.filter
def pieces(line: LineChange) -> list[tuple[str, str]]:
    """Return what differs in a line, each piece with the element that shows it."""
    return tagged(compare(line.old or "", line.new or ""))


@register.filter
def change_tag(state: State) -> SafeString:
    """Return what happens to a field as a tag."""
    message, tag = CHANGES[state]
    return format_html('<span class="{}">{}</span>', tag, say(message))


@register.filter
def place_of(problem: Problem) -> str:
    """Return where in a file a problem is, without the name of the file."""
    return "" if problem.place.part is None else say(problem.place.part)


@register.filter
def what(problem: Problem) -> str:
    """Return what is wrong."""
    return problem.what(language())


@register.filter
def remedy(problem: Problem) -> str:
    """Return what can be done about it."""
    return problem.remedy(language())


@register.filter
def supporting(links: Iterable[AttachmentLink], criterion: str) -> list[AttachmentLink]:
    """Return the links to one criterion."""
    return [link for link in links if link.criterion == criterion]
