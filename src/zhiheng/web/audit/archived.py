"""What of the record and of acts by two persons goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload, Proposal, Reading
from zhiheng.web.audit.table import all_verbs

_IN_RECORD = Message("整条操作留痕在 archive/record/ 里", "the whole record stands in archive/record/")


def _proposal(one: Proposal) -> Described:
    return Described(all_verbs()[one.verb].title, one.prepared_at)


PAPERS = (
    Paper(
        "proposals",
        Message("双人办理的事项", "Acts of two persons"),
        Proposal,
        "decisions",
        lambda cycle: Proposal.objects.filter(cycle=cycle).order_by("pk"),
        _proposal,
    ),
)
LEFT_OUT = {
    LedgerEntry: _IN_RECORD,
    LedgerHead: _IN_RECORD,
    LedgerPayload: _IN_RECORD,
    Reading: Message("查阅已记入操作留痕", "the record says who read what"),
}
