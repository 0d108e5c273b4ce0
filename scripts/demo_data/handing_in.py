"""Handing an application in: its papers are printed, come back signed and sealed, and the contact submits."""

from demo_data import sheets
from demo_data.writing import incoming
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.signed_papers import SignedPaper, facts_of_papers, papers_of, text_of_paper
from zhiheng.web.files.actions import print_code, upload_file
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import SIGNED_COPY, target


def hand_in(contact: Actor, entry: Entry) -> None:
    """Sign the required papers and submit."""
    for paper in papers_of(entry):
        if paper.is_required:
            sign(contact, entry, paper)
    submit_entry(contact, entry)


def sign(contact: Actor, entry: Entry, paper: SignedPaper) -> None:
    """Print a paper and hand in its scan."""
    code = print_code(contact, entry, paper.print_kind)
    lines = [
        *text_of_paper(paper, facts_of_papers(entry)),
        "",
        *paper.signatures,
        "",
        f"校验码 {shown_code(code.code)}",
    ]
    goal = target(contact, SIGNED_COPY, code.public_id, SIGNED_COPY)
    upload_file(contact, goal, incoming(f"{paper.title.zh}.pdf", sheets.scan(paper.title.zh, lines)))
