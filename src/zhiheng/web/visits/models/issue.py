"""What is carried to the site and found there: issues, and the log of talks and documents.

Rows can be made where there is no network: whoever makes one may choose its random public id, and each counts its
versions, so that two devices never overwrite each other unseen.
"""

from django.db import models

from zhiheng.web.visits.models.visit import OfVisit


class _Noted(OfVisit):
    """Something a member noted; ``version`` counts its changes, from 1."""

    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta(OfVisit.Meta):
        abstract = True


class Issue(_Noted):
    """A question carried to the site (现场查证事项): on an ``indicator``, whom to ask, which document to see.

    ``outcome`` is how it ended, "" while it is open. What was found is the draft field ``finding``.
    """

    class Kind(models.TextChoices):
        """待查证: to be verified; 待澄清: to be clarified."""

        VERIFY = "verify"
        CLARIFY = "clarify"

    class Outcome(models.TextChoices):
        """已证实, 部分证实, 未证实."""

        VERIFIED = "verified"
        PARTLY = "partly"
        NOT_VERIFIED = "not_verified"

    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    indicator = models.CharField(max_length=31)
    question = models.TextField()
    whom = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(_Noted.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="issue_number_once")]


class VisitLog(_Noted):
    """A talk with somebody (访谈) or a document that was seen (查阅资料), and about which issue if about one.

    What was said or found is the draft field ``note``.
    """

    class Kind(models.TextChoices):
        """访谈, 查阅资料."""

        INTERVIEW = "interview"
        DOCUMENT = "document"

    kind = models.CharField(max_length=9, choices=Kind.choices)
    what = models.CharField(max_length=200)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="logs")

    class Meta(_Noted.Meta):
        abstract = False
