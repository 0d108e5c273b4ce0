"""Reading winners and certificates for their pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.honours import doors
from zhiheng.web.honours.messages import KINDS
from zhiheng.web.honours.models import AwardPayment, Certificate, Revocation, Winner
from zhiheng.web.programmes.models import Cycle

STATES = {
    "to_hand_over": Message("待领取", "to be handed over"),
    "held": Message("已领取", "handed over"),
    "to_take_back": Message("应收回", "to be taken back"),
    "replaced": Message("已补换", "replaced"),
    "returned": Message("已收回", "taken back"),
}


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """A certificate or plaque with its kind and its state for people; ``is_due`` while something is to be done."""

    certificate: Certificate
    kind: Message
    state: Message
    is_due: bool


@dataclass(frozen=True, slots=True)
class WinnerLine:
    """A winner of a list with what it has."""

    winner: Winner
    certificates: Sequence[CertificateLine]

    @property
    def payment(self) -> AwardPayment | None:
        """What was paid."""
        return getattr(self.winner, "payment", None)


def winner_lines(actor: Actor, cycle: Cycle) -> Sequence[WinnerLine]:
    """Return the winners of a cycle in the order of the list; two queries."""
    found = list(doors.winners(actor).filter(cycle=cycle).order_by("order"))
    held: dict[int, list[CertificateLine]] = {}
    by_key = {one.pk: one for one in found}
    for one in doors.certificates(actor).filter(cycle=cycle).order_by("kind", "pk"):
        held.setdefault(one.winner_id, []).append(certificate_line(one, by_key[one.winner_id]))
    return [WinnerLine(one, held.get(one.pk, ())) for one in found]


def certificate_lines(actor: Actor, winner: Winner) -> Sequence[CertificateLine]:
    """Return the certificates and plaques of a winner."""
    found = doors.certificates(actor).filter(winner=winner).order_by("kind", "pk")
    return [certificate_line(one, winner) for one in found]


def certificate_line(certificate: Certificate, winner: Winner) -> CertificateLine:
    """Return one with its state; the winner is read with its revocation."""
    state = _state(certificate, getattr(winner, "revocation", None))
    return CertificateLine(certificate, KINDS[certificate.kind], STATES[state], state.startswith("to_"))


def _state(certificate: Certificate, revocation: Revocation | None) -> str:
    if certificate.returned_on:
        return "returned"
    if revocation:
        return "to_take_back"
    if getattr(certificate, "replaced_by", None):
        return "replaced"
    return "held" if certificate.handed_on else "to_hand_over"
