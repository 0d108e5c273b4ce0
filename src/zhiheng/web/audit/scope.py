"""Where in an award something belongs: the installation, a programme, or one cycle and its stage."""

from dataclasses import dataclass

from zhiheng.web.audit.stages import Stage


@dataclass(frozen=True, slots=True)
class Scope:
    """Primary keys of the programme and the cycle, and the cycle's stage; None where there is none.

    ``handed_over_to`` says where the cycle was handed over to and goes on, "" for one that goes on here.
    """

    programme: int | None = None
    cycle: int | None = None
    stage: Stage | None = None
    handed_over_to: str = ""


EVERYWHERE = Scope()
