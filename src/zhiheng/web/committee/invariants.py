"""What must always be true of electronic ballots."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.audit.sealed import field_keys, key_id_of
from zhiheng.web.committee.boxes import box_in
from zhiheng.web.committee.models import BallotBox, VoteMark

_MISCOUNTED = Message(
    "票箱 {box} 有 {ballots} 张票，投了票的委员是 {voters} 人 › 由监督人员核查",
    "the box {box} holds {ballots} ballots, and {voters} members voted › tell the supervisor",
)
_CHANGED = Message(
    "票箱 {box} 的内容与摘要值不符 › 由系统管理员用备份比对",
    "the box {box} does not match its digest › compare with a backup",
)


@invariant(Message("票箱的票数与投票人数相符", "boxes hold one ballot of each member who voted"))
def boxes_hold_each_vote_once() -> Iterator[Problem]:
    """Yield every box, open or closed, with more or fewer ballots than members who voted on its candidate."""
    for box in BallotBox.objects.select_related("round").order_by("pk"):
        if box.round.is_void or _is_unreadable(box):
            continue
        found = box_in(box)
        [candidate] = [one for one in box.round.said["candidates"] if one["entry"] == box.entry]
        voted = VoteMark.objects.filter(round=box.round).exclude(person__public_id__in=candidate["recused"]).count()
        if {len(found.receipts), len(set(found.receipts)), sum(found.totals)} != {voted}:
            values = (("box", box.public_id), ("ballots", sum(found.totals)), ("voters", voted))
            yield Problem(Place(), _MISCOUNTED, values)


def _is_unreadable(box: BallotBox) -> bool:
    """Whether its key is missing here, as after a restore without keys."""
    return box.ballots is not None and key_id_of(box.ballots) not in field_keys()


@invariant(Message("开箱后的内容与摘要值一致", "opened boxes match their digests"))
def opened_boxes_match_their_digests() -> Iterator[Problem]:
    """Yield every opened box that was changed."""
    for box in BallotBox.objects.exclude(content="").order_by("pk"):
        if sha256_hex(box.content.encode()) != box.digest:
            yield Problem(Place(), _CHANGED, (("box", box.public_id),))
