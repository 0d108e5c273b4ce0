"""What a script that saves a field is answered; docs/reference/drafts.md describes each ``state``."""

from collections.abc import Sequence

from django.http import JsonResponse

from zhiheng.problems import Message
from zhiheng.web.drafts.compare import compare
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.models import Version
from zhiheng.web.drafts.queries import clock_time
from zhiheng.web.site.texts import say

_LONGEST_COMPARED = 20_000


def saved(draft: Draft, version: Version) -> JsonResponse:
    """The text is kept as that version; ``problems`` say what is still wrong with it."""
    found = draft.kind.problems(draft.owner, draft.name, version.text or "")
    return JsonResponse(
        {
            "state": "saved",
            "number": version.number,
            "is_newest": version.number == version.field.head,
            "saved": clock_time(version.saved),
            "problems": [say(problem) for problem in found],
        }
    )


def current(version: Version | None) -> JsonResponse:
    """What the field holds."""
    return JsonResponse(
        {
            "state": "current",
            "number": version.number if version else 0,
            "text": (version.text or "") if version else "",
            "saved": clock_time(version.saved) if version else "",
        }
    )


def stale(draft: Draft, mine: str, version: Version) -> JsonResponse:
    """A newer version holds another text: that one, and how it differs from what was sent."""
    old, new = draft.readable(mine), draft.readable(version.text)
    is_short = len(old) + len(new) <= _LONGEST_COMPARED
    answer = {
        "state": "stale",
        "number": version.number,
        "text": version.text or "",
        "author": version.author.name,
        "saved": clock_time(version.saved),
        "pieces": compare(old, new) if is_short else [("same", new)],
    }
    return JsonResponse(answer, status=409)


def refused(reason: Message) -> JsonResponse:
    """The actor may not write here, or not any more."""
    return JsonResponse({"state": "refused", "reason": say(reason)}, status=403)


def other_account() -> JsonResponse:
    """Somebody else is signed in now; the text stays with whoever typed it."""
    return JsonResponse({"state": "other_account"}, status=403)


def unusable(problems: Sequence[str]) -> JsonResponse:
    """The text does not fit."""
    return JsonResponse({"state": "unusable", "reason": " ".join(problems)}, status=413)


def malformed() -> JsonResponse:
    """What came is not what the page's script sends."""
    return JsonResponse({"state": "malformed"}, status=400)
