"""What panels print to be signed: the pledge of each expert, and the office's own papers of a panel."""

from functools import partial

from django.urls import reverse

from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.models import Panel, Pledge
from zhiheng.web.panels.panel_papers import PAPERS, digest_of_panel_paper
from zhiheng.web.panels.pledge_papers import PLEDGE_PAPER, TITLE, digest_of_pledge_paper


def _url_of_pledge(pledge: Pledge) -> str:
    return reverse("panels:pledge_paper", args=[pledge.public_id])


def _url_of_papers(panel: Panel) -> str:
    return reverse("panels:papers", args=[panel.public_id])


PRINT_KINDS = (
    PrintKind(
        PLEDGE_PAPER,
        TITLE,
        Pledge,
        owners=doors.pledges,
        read=rules.SEE_PLEDGE_PAPER,
        write=rules.PRINT_PLEDGE,
        digest=digest_of_pledge_paper,
        url=_url_of_pledge,
    ),
    *(
        PrintKind(
            paper.print_kind,
            paper.title,
            Panel,
            owners=doors.panels,
            read=rules.SEE_PANEL_PAPERS,
            write=rules.PRINT_PANEL_PAPER,
            digest=partial(digest_of_panel_paper, paper),
            url=_url_of_papers,
        )
        for paper in PAPERS.values()
    ),
)
