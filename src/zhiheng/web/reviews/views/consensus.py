"""The pages of a consensus: the table, one indicator, confirming, closing, the printed record."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files.actions import print_code
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions import consensus as actions
from zhiheng.web.reviews.actions.on_site import open_site_consensus, propose_score
from zhiheng.web.reviews.consensus_content import Discussion, discussion_of
from zhiheng.web.reviews.consensus_forms import AgreeForm, DissentForm, initial_of
from zhiheng.web.reviews.consensus_page import line_of, lines_of, words_of
from zhiheng.web.reviews.errors import StaleConsensusError
from zhiheng.web.reviews.feedback_owners import owners_of
from zhiheng.web.reviews.file_doors import CONSENSUS_RECORD
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.site.seen import SEEN
from zhiheng.web.site.texts import language, say

Write = Callable[..., object]
"""An act that writes an agreed score."""

_ACCEPTED = Message("已采纳未超限的 {count} 项。", "{count} indicators within the limit were accepted.")
_CONFIRMED = Message("您已确认合议分，摘要值 {digest}。", "You confirmed the agreed scores, digest {digest}.")
_DISSENTED = Message("您的保留意见已记录。", "Your dissent is on record.")
_CLOSED = Message("合议已确认，摘要值 {digest}。", "The consensus is closed, digest {digest}.")


@page(rules.OPEN_CONSENSUS, "POST")
def open_one(request: Request, public_id: str) -> HttpResponse:
    """Open the consensus on an entry."""
    entry = doors.entry_to_agree_on(request.actor, public_id).entry
    return redirect("reviews:consensus", actions.open_consensus(request.actor, entry).public_id)


@page(rules.OPEN_SITE_CONSENSUS, "POST")
def open_on_site(request: Request, public_id: str) -> HttpResponse:
    """Open the consensus on the visit to an entry."""
    entry = doors.entry_to_agree_on(request.actor, public_id).entry
    return redirect("reviews:consensus", open_site_consensus(request.actor, entry).public_id)


@page(rules.SEE_CONSENSUS)
def consensus(request: Request, public_id: str) -> HttpResponse:
    """The table of all indicators, who has confirmed, and what is to be done next."""
    return _table(request, doors.consensus(request.actor, public_id))


@page(rules.SEE_CONSENSUS)
def indicator(request: Request, public_id: str, code: str) -> HttpResponse:
    """One indicator: what each member gave and wrote, and the agreed score."""
    found = doors.consensus(request.actor, public_id)
    discussion = discussion_of(found)
    if code not in discussion.opinions:
        raise NotFoundError
    return _indicator(request, discussion, code, AgreeForm(discussion, initial=initial_of(discussion, code)))


@page(rules.AGREE_SCORE, "POST")
def agree(request: Request, public_id: str, code: str) -> HttpResponse:
    """Write the agreed score of an indicator, and go on to the next one to be discussed."""
    return _written(request, public_id, code, rules.AGREE_SCORE, actions.agree_on_score)


@page(rules.PROPOSE_SCORE, "POST")
def propose(request: Request, public_id: str, code: str) -> HttpResponse:
    """Change the agreed score of an own indicator after a visit."""
    return _written(request, public_id, code, rules.PROPOSE_SCORE, propose_score)


def _written(request: Request, public_id: str, code: str, verb: Verb, act: Write) -> HttpResponse:
    found = doors.consensus(request.actor, public_id)
    discussion = discussion_of(found)
    if code not in discussion.opinions:
        raise NotFoundError
    verb.check(request.actor, found)
    form, is_stale = AgreeForm(discussion, request.POST), False
    if form.is_valid():
        seen = request.POST.get(SEEN, "")
        try:
            act(request.actor, found, code, form.agreed(), seen=int(seen) if seen.isdecimal() else -1)
        except StaleConsensusError:
            is_stale, discussion = True, discussion_of(found)
        except BadInputError as error:
            form.add_problems(error)
        else:
            return _next(found, discussion, code)
    return _indicator(request, discussion, code, form, is_stale=is_stale)


@page(rules.ACCEPT_SCORES, "POST")
def accept(request: Request, public_id: str) -> HttpResponse:
    """Accept all indicators within the spread limit."""

    def act(found: Consensus, seen: str) -> None:
        count = actions.accept_within_limit(request.actor, found, seen=seen)
        messages.success(request, say(_ACCEPTED, count=count))

    return _acted(request, public_id, act)


@page(rules.CONFIRM_SCORES, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm what is agreed, on the member's own device."""

    def act(found: Consensus, seen: str) -> None:
        made = actions.confirm_scores(request.actor, found, seen=seen)
        messages.success(request, say(_CONFIRMED, digest=made.digest[:12]))

    return _acted(request, public_id, act)


@page(rules.CLOSE_CONSENSUS, "POST")
def close(request: Request, public_id: str) -> HttpResponse:
    """Close the consensus."""

    def act(found: Consensus, seen: str) -> None:
        closed = actions.close_consensus(request.actor, found, seen=seen)
        messages.success(request, say(_CLOSED, digest=closed.digest[:12]))

    return _acted(request, public_id, act)


@page(rules.DISSENT, "GET", "POST")
def dissent(request: Request, public_id: str) -> HttpResponse:
    """Put a dissent on record."""
    found = doors.consensus(request.actor, public_id)
    rules.DISSENT.check(request.actor, found)
    form = DissentForm(list(discussion_of(found).indicators), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.dissent(request.actor, found, form.cleaned_data["text"], form.cleaned_data["indicator"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_DISSENTED))
            return redirect("reviews:consensus", found.public_id)
    return render(request, "reviews/dissent.html", {"consensus": found, "entry": found.entry, "form": form})


@page(rules.PRINT_RECORD)
def record(request: Request, public_id: str) -> HttpResponse:
    """The record of a closed consensus with its code, to be printed and signed."""
    found = doors.consensus(request.actor, public_id)
    confirmed = doors.confirmed_consensuses(request.actor).filter(consensus=found).first()
    if confirmed is None:
        raise NotFoundError
    code = print_code(request.actor, confirmed, CONSENSUS_RECORD)
    return render(request, "reviews/consensus_record.html", {**_values(request, found), "code": code})


def _acted(request: Request, public_id: str, act: Callable[[Consensus, str], None]) -> HttpResponse:
    """Do an act on what the page showed; show the table as it is now, with what is in the way, if it was refused."""
    found = doors.consensus(request.actor, public_id)
    try:
        act(found, request.POST.get(SEEN, ""))
    except BlockedError as error:
        return _table(request, found, error)
    return redirect("reviews:consensus", found.public_id)


def _table(request: Request, found: Consensus, error: BlockedError | None = None) -> HttpResponse:
    note(request, rules.SEE_CONSENSUS, found)
    values = {**_values(request, found), "problems": _shown(error)}
    return render(request, "reviews/consensus.html", values, status=HTTPStatus.CONFLICT if error else HTTPStatus.OK)


def _shown(error: BlockedError | None) -> list[str]:
    problems = error.problems if error else []
    return [f"{one.what(language())} › {one.remedy(language())}" for one in problems]


def _values(request: Request, found: Consensus) -> dict[str, object]:
    discussion, actor = discussion_of(found), request.actor
    lines = lines_of(discussion)
    return {
        "consensus": found,
        "entry": found.entry,
        "cycle": found.entry.cycle,
        "discussion": discussion,
        "lines": lines,
        "flagged": [{one.indicator.code: one for one in lines}[one.code] for one in discussion.flagged],
        "words": words_of(discussion),
        "dissents": discussion.dissents(),
        "revised": [{one.indicator.code: one for one in lines}[one.code] for one in discussion.revised],
        "confirmed": doors.confirmed_consensuses(actor).filter(consensus=found).first(),
        "is_led": rules.AGREE_SCORE.allows(actor, found),
        "may_speak": rules.CONFIRM_SCORES.allows(actor, found),
        "may_close": rules.CLOSE_CONSENSUS.allows(actor, found),
        "may_print": rules.PRINT_RECORD.allows(actor, found),
    }


def _indicator(
    request: Request, discussion: Discussion, code: str, form: AgreeForm, *, is_stale: bool = False
) -> HttpResponse:
    found = discussion.consensus
    note(request, rules.SEE_CONSENSUS, found)
    agreed = discussion.agreed.get(code)
    codes = [one.code for one in discussion.indicators]
    place = codes.index(code)
    values = {
        "consensus": found,
        "entry": found.entry,
        "cycle": found.entry.cycle,
        "line": line_of(discussion, discussion.indicators[place]),
        "versions": found.agreedscores.filter(indicator=code).select_related("author").order_by("-number"),
        "before": codes[place - 1] if place else "",
        "after": codes[place + 1] if place + 1 < len(codes) else "",
        "form": form,
        "seen": agreed.number if agreed else 0,
        "is_stale": is_stale,
        "write": _write_address(request.actor, discussion, code),
        "is_revision": discussion.is_revision,
    }
    status = HTTPStatus.CONFLICT if is_stale else HTTPStatus.OK
    return render(request, "reviews/consensus_indicator.html", values, status=status)


def _write_address(actor: Actor, discussion: Discussion, code: str) -> str:
    """Return where the actor writes the agreed score of an indicator, "" for who may not."""
    found = discussion.consensus
    if rules.AGREE_SCORE.allows(actor, found):
        return reverse("reviews:agree", args=[found.public_id, code])
    is_own = discussion.is_revision and owners_of(discussion).get(code) == actor.person
    if is_own and rules.PROPOSE_SCORE.allows(actor, found):
        return reverse("reviews:propose", args=[found.public_id, code])
    return ""


def _next(found: Consensus, discussion: Discussion, code: str) -> HttpResponse:
    """Go on to the widest indicator over the limit that is still to be agreed on, or back to the table."""
    open_ones = [one.code for one in discussion.flagged if one.code not in discussion.agreed and one.code != code]
    if code not in {one.code for one in discussion.flagged} or not open_ones:
        return redirect("reviews:consensus", found.public_id)
    return redirect("reviews:consensus_indicator", found.public_id, open_ones[0])
