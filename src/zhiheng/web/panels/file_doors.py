"""What panels print to be signed."""

from django.urls import reverse

from zhiheng.web.files.kinds import PrintKind
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.models import Pledge
from zhiheng.web.panels.pledge_papers import PLEDGE_PAPER, TITLE, digest_of_pledge_paper


def _url_of_pledge(pledge: Pledge) -> str:
    return reverse("panels:pledge_paper", args=[pledge.public_id])


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
)
