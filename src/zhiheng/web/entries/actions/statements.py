"""What the company says to an outcome: 陈述申辩, and the request for 复核."""

from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.telling import holders
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_fields import SCREENING_OUTCOME, TEXT
from zhiheng.web.messages.notices import notify

_NO_TEXT = Message("没有写内容 › 写明意见和理由", "nothing is written › give your view and reasons")
_CHANGED = Message(
    "您打开页面之后，内容有改动 › 重新核对，再提交",
    "the text has changed since you opened the page › read it again, then send",
)
_STATED = Message("{who} 提交了陈述申辩", "{who} made a statement")
_ASKED = Message("{who} 申请复核", "{who} asks for reconsideration")


def make_statement(actor: Actor, outcome: ScreeningOutcome, seen: str) -> ScreeningStatement:
    """Answer an intended negative outcome with the text written there, once.

    ``seen`` is the digest of the text that the actor was shown. Raises NotPermittedError, and BlockedError without a
    text or when it is no longer the one seen.
    """
    with acting(actor, rules.MAKE_STATEMENT, outcome) as deed:
        return _made(actor, deed, seen, _STATED)


def ask_reconsideration(actor: Actor, outcome: ScreeningOutcome, seen: str) -> ScreeningStatement:
    """Ask to reconsider a negative outcome with the text written there, once; as ``make_statement``."""
    with acting(actor, rules.ASK_RECONSIDERATION, outcome) as deed:
        ScreeningCheck.objects.filter(pk=outcome.check_of_id).update(state=ScreeningCheck.State.RECONSIDERING)
        return _made(actor, deed, seen, _ASKED)


def digest_of_text(text: str) -> str:
    """Return what the page that shows a statement sends back."""
    return sha256_hex(text.encode())


def _made(actor: Actor, deed: Deed[ScreeningOutcome], seen: str, says: Message) -> ScreeningStatement:
    text = texts_of(SCREENING_OUTCOME, deed.subject).get(TEXT, "")
    if not text.strip():
        raise blocked(_NO_TEXT)
    if digest_of_text(text) != seen:
        raise blocked(_CHANGED)
    statement = ScreeningStatement.objects.create(
        outcome=deed.subject, text=text, made_by_id=cast("int", actor.person), made_at=timezone.now()
    )
    check = deed.subject.check_of
    office = holders(OFFICE, check.scope)
    link = reverse("entries:screening_check", args=[check.public_id])
    notify(office, says, link, cycle=check.entry.cycle, who=check.entry.organisation.name)
    deed.about = check
    deed.record(statement=statement.public_id, digest=seen, **seal_versions_of([deed.subject]))
    return statement
