"""What follows the announcement and goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.honours.models import Announcement, AwardPayment, Certificate, FollowUp, Revocation, Winner
from zhiheng.web.programmes.contributions import filled

_ANNOUNCEMENT = Message("公布获奖名单", "announcement of the winners")
_WINNER = Message("{name}：{tier}", "{name}: {tier}")
_REVOCATION = Message("撤销 {name} 的奖项", "revocation of the award of {name}")


def _winner(one: Winner) -> Described:
    return Described(
        filled(_WINNER, name=one.name, tier=one.tier), one.announcement.announced_on, one.announcement.number
    )


def _revocation(one: Revocation) -> Described:
    return Described(filled(_REVOCATION, name=one.winner.name), one.decided_on, one.document)


PAPERS = (
    Paper(
        "announcements",
        Message("公布", "Announcements"),
        Announcement,
        "decisions",
        lambda cycle: Announcement.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(_ANNOUNCEMENT, one.announced_on, one.number),
    ),
    Paper(
        "winners",
        Message("获奖组织", "Winners"),
        Winner,
        "decisions",
        lambda cycle: Winner.objects.filter(cycle=cycle).select_related("announcement").order_by("order", "pk"),
        _winner,
        (Part(Certificate, "winner"), Part(AwardPayment, "winner"), Part(FollowUp, "winner")),
    ),
    Paper(
        "revocations",
        Message("撤销奖项", "Revocations"),
        Revocation,
        "decisions",
        lambda cycle: Revocation.objects.filter(cycle=cycle).select_related("winner").order_by("pk"),
        _revocation,
    ),
)
