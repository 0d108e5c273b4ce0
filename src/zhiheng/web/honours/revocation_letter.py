"""The letter that tells a winner of the revocation."""

from dataclasses import dataclass
from datetime import date

from zhiheng.web.honours.messages import KINDS
from zhiheng.web.honours.models import AwardPayment, Certificate, Winner
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.letter_text import common_values
from zhiheng.web.messages.models import Letter

KIND = "revocation_notice"


@dataclass(frozen=True, slots=True)
class Decision:
    """Number and day of the decision, and the facts and reason as the letter tells them."""

    document: str
    decided_on: date
    reason: str


def papers_out(winner: Winner) -> str:
    """Return kinds and numbers of the certificates and plaques that did not come back, as one text."""
    found = Certificate.objects.filter(winner=winner, returned_on=None).order_by("kind", "pk")
    return "、".join(f"{KINDS[one.kind].zh} {one.number}" for one in found)


def letter_of(winner: Winner, decision: Decision) -> Letter:
    """Return the letter, neither saved nor issued."""
    payment = AwardPayment.objects.filter(winner=winner, repaid_on=None).first()
    day, template, known = decision.decided_on, all_templates()[KIND], common_values(winner.cycle)
    typed = {
        "facts": decision.reason,
        "decision": decision.document,
        "decided_on": f"{day.year}年{day.month}月{day.day}日",
        "tier": winner.tier,
        "certificates": papers_out(winner) or "没有在外的证书和奖牌",
        "money": f"请退回已拨付的 {payment.amount} 元" if payment else "没有应退回的资金",
    }
    values = known.with_typed(template, typed)
    return Letter(
        cycle=winner.cycle,
        programme=winner.cycle.programme,
        kind=KIND,
        title=values.filled(template.title),
        recipient=winner.name,
        organisation=winner.entry.organisation,
        signer=values.filled(f"{{{template.signer}}}"),
        body=values.filled(template.text),
    )
