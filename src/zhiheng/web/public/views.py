"""The public pages."""

from itertools import groupby

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages.letter_text import sheet_of
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.public import doors, rules
from zhiheng.web.public.actions import publish_digest
from zhiheng.web.public.answers import answered, sent, speaks_english
from zhiheng.web.public.contents import rules_shown, standard_shown
from zhiheng.web.results.frozen_result import last_result


@page(rules.SEE_PUBLIC_PAGES)
def home(request: Request) -> HttpResponseBase:
    """List the awards and their public cycles."""
    cycles = doors.public_cycles().order_by("programme__name_key", "programme_id", "-pk")
    awards = [(award, list(of)) for award, of in groupby(cycles, key=lambda one: one.programme)]
    return answered(request, "public/home.html", {"awards": awards})


@page(rules.SEE_PUBLIC_PAGES)
def cycle(request: Request, public_id: str) -> HttpResponseBase:
    """Show a cycle: calendar, and the ways to standard, rules, notices and winners."""
    found = doors.public_cycle(public_id)
    values = {
        "cycle": found,
        "phases": found.phases.filter(is_on=True),
        "tracks": doors.public_tracks().filter(cycle=found),
        "notices": doors.published_notices().filter(cycle=found),
        "digests": doors.published_digests().filter(cycle=found),
        "announcement": doors.announced().filter(cycle=found).first(),
    }
    return answered(request, "public/cycle.html", values)


@page(rules.SEE_PUBLIC_PAGES)
def standard(request: Request, public_id: str) -> HttpResponseBase:
    """Show the standard of a track, with an index of its indicators."""
    track, kept = doors.public_standard(public_id)
    text = standard_shown(kept.content, is_english=speaks_english(request))
    return answered(request, "public/standard.html", {"cycle": track.cycle, "version": kept, "text": text})


@page(rules.SEE_PUBLIC_PAGES)
def cycle_rules(request: Request, public_id: str) -> HttpResponseBase:
    """Show the rules in force."""
    found = doors.public_cycle(public_id)
    kept = doors.public_rules(found)
    shown = rules_shown(kept.content) if kept else None
    return answered(request, "public/rules.html", {"cycle": found, "version": kept, "shown": shown})


@page(rules.SEE_PUBLIC_PAGES)
def notice(request: Request, public_id: str) -> HttpResponseBase:
    """Show a published notice."""
    found = doors.published_notice(public_id)
    sheet = sheet_of(found.letter) if found.letter else None
    return answered(request, "public/notice.html", {"cycle": found.cycle, "notice": found, "sheet": sheet})


@page(rules.SEE_PUBLIC_PAGES)
def winners(request: Request, public_id: str) -> HttpResponseBase:
    """Show the winners of a cycle; revoked awards are marked."""
    found = doors.announcement(public_id)
    named = found.winners.select_related("revocation").order_by("order")
    tiers = [(tier, list(of)) for tier, of in groupby(named, key=lambda one: one.tier)]
    return answered(request, "public/winners.html", {"cycle": found.cycle, "announcement": found, "tiers": tiers})


@page(rules.SEE_WHAT_IS_PUBLIC)
def overview(request: Request, cycle: str) -> HttpResponse:
    """Show the office what of a cycle is public, and let the lead publish the digest of the bundle."""
    found = one_cycle(request.actor, cycle)
    is_public = doors.public_cycles().filter(pk=found.pk).exists()
    result, published = last_result(found), doors.published_digests().filter(cycle=found)
    values = {
        "cycle": found,
        "is_public": is_public,
        "address": request.build_absolute_uri(reverse("public:cycle", args=[cycle])),
        "notices": doors.published_notices().filter(cycle=found),
        "announcement": doors.announced().filter(cycle=found).first(),
        "digests": published,
        "result": result,
        "may_publish": is_public
        and result is not None
        and not published.filter(result=result).exists()
        and rules.PUBLISH_DIGEST.allows(request.actor, found),
    }
    return render(request, "public/overview.html", values)


@page(rules.PUBLISH_DIGEST, "POST")
def publish(request: Request, cycle: str) -> HttpResponse:
    """Publish the digest of the bundle."""
    publish_digest(request.actor, one_cycle(request.actor, cycle))
    return redirect("public:overview", cycle)


@page(rules.SEE_PUBLIC_PAGES)
def sitemap(request: Request) -> HttpResponseBase:
    """List the addresses of what is public, and of nothing else."""
    cycles = list(doors.public_cycles().order_by("pk"))
    paths = [reverse("public:home")] if cycles else []
    paths += [reverse("public:cycle", args=[one.public_id]) for one in cycles]
    locked = doors.public_cycles().exclude(rules_digest="").order_by("pk")
    paths += [reverse("public:rules", args=[one.public_id]) for one in locked]
    paths += [reverse("public:standard", args=[one.public_id]) for one in doors.public_tracks()]
    paths += [reverse("public:notice", args=[one.public_id]) for one in doors.published_notices()]
    paths += [reverse("public:winners", args=[one.cycle.public_id]) for one in doors.announced().order_by("pk")]
    lines = "".join(f"<url><loc>{request.build_absolute_uri(path)}</loc></url>" for path in paths)
    start = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return sent(request, f"{start}{lines}</urlset>", "application/xml; charset=utf-8")


@page(rules.SEE_PUBLIC_PAGES)
def robots(request: Request) -> HttpResponseBase:
    """Let search engines read the public pages where there are any, and nothing else."""
    allowed = "Allow: /public\nAllow: /static/\n" if doors.public_cycles().exists() else ""
    where = f"Sitemap: {request.build_absolute_uri(reverse('public:sitemap'))}\n" if allowed else ""
    return sent(request, f"User-agent: *\n{allowed}Disallow: /\n{where}", "text/plain; charset=utf-8")
