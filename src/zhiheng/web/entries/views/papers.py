"""Papers to be signed and sealed: printed with a code, their scans handed in."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.signed_papers import facts_of_papers, paper_lines, papers_of, text_of_paper
from zhiheng.web.files.actions import print_code


@page(rules.SEE_PAPERS)
def papers(request: Request, public_id: str) -> HttpResponse:
    """List the papers of an application with their scans, and which hold no longer."""
    entry = doors.entry(request.actor, public_id)
    values = {
        "entry": entry,
        "lines": paper_lines(request.actor, entry),
        "may_print": rules.PRINT_PAPER.allows(request.actor, entry),
    }
    return render(request, "entries/papers.html", values)


@page(rules.PRINT_PAPER)
def sheet(request: Request, public_id: str, key: str) -> HttpResponse:
    """A paper with the facts as they are now and its code, to be printed."""
    entry = doors.entry(request.actor, public_id)
    paper = {one.key: one for one in papers_of(entry)}.get(key)
    if paper is None:
        raise NotFoundError
    code = print_code(request.actor, entry, paper.print_kind)
    values = {"entry": entry, "paper": paper, "paragraphs": text_of_paper(paper, facts_of_papers(entry)), "code": code}
    return render(request, "entries/sheet.html", values)
