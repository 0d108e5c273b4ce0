"""What was confirmed is what its digest says."""

from web.reviews.conftest import Review
from web.reviews.consensus import confirm_sheets, make_agreeing
from zhiheng.web.reviews.actions.consensus import close_consensus
from zhiheng.web.reviews.invariants import consensuses_are_as_digested, sheets_are_as_digested
from zhiheng.web.reviews.models import ConfirmedConsensus, ConfirmedSheet, Consensus


def test_breaches_are_found(review: Review) -> None:
    agreeing = make_agreeing(review)
    confirm_sheets(agreeing)
    made = agreeing.settle()
    agreeing.confirm_all()
    close_consensus(agreeing.leader, made, seen=agreeing.seen)
    assert [*sheets_are_as_digested.find(), *consensuses_are_as_digested.find()] == []
    ConfirmedSheet.objects.filter(sheet__person=review.first.person).update(content="{}")
    ConfirmedConsensus.objects.update(content="{}")
    assert (len(list(sheets_are_as_digested.find())), len(list(consensuses_are_as_digested.find()))) == (1, 1)
    Consensus.objects.update(state=Consensus.State.OPEN)
    assert len(list(consensuses_are_as_digested.find())) == 1
    ConfirmedConsensus.objects.all().delete()
    assert list(consensuses_are_as_digested.find()) == []
    Consensus.objects.update(state=Consensus.State.CLOSED)
    code = agreeing.entry.code
    assert [one.what("en") for one in consensuses_are_as_digested.find()] == [
        f"the consensus on {code} is not what its digest or state says"
    ]
