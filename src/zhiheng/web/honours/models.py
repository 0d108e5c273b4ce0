"""Who won, under which document, what each winner received, and what it tells each year."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class Announcement(CycleRow):
    """The announcement (公布) of a cycle: number and day of the document that names the winners of ``listed``."""

    listed = models.ForeignKey("committee.ProposedList", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=100)
    announced_on = models.DateField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle"], name="announcement_once")]


class Winner(CycleRow):
    """An announced winner (获奖组织), in the order of the list; ``tier_id`` is the tier's id in the scheme.

    ``valid_until`` is the last day of its validity (有效期), None where the setting gives none.
    """

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="winners")
    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    tier = models.CharField(max_length=100)
    tier_id = models.CharField(max_length=31)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry"], name="winner_once")]


class Certificate(CycleRow):
    """A certificate (证书) or plaque (奖牌) of a winner; the number is never given again in the cycle.

    ``replaces`` is the one that it stands in for, and ``reason`` why. Whoever was handed it and who handed it over are
    names as people sign for it. ``returned_on`` is when it came back to the office.
    """

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate"
        PLAQUE = "plaque"

    winner = models.ForeignKey(Winner, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    number = models.CharField(max_length=60)
    dated = models.DateField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    reason = models.CharField(max_length=200, blank=True)
    handed_on = models.DateField(null=True)
    handed_to = models.CharField(max_length=60, blank=True)
    handed_by = models.CharField(max_length=60, blank=True)
    returned_on = models.DateField(null=True)
    return_note = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "kind", "number"], name="certificate_number_once"),
        ]


class AwardPayment(CycleRow):
    """Award money (奖励资金) paid to a winner: whole yuan by the setting of the tier, under a document.

    ``repaid_on`` is when it was paid back, under ``repaid_document``.
    """

    winner = models.OneToOneField(Winner, on_delete=models.PROTECT, related_name="payment")
    amount = models.PositiveIntegerField()
    paid_on = models.DateField()
    document = models.CharField(max_length=100)
    repaid_on = models.DateField(null=True)
    repaid_document = models.CharField(max_length=100, blank=True)
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)


class Revocation(CycleRow):
    """That the award of a winner is revoked (撤销奖项), as two persons put it down under the government's decision.

    ``letter`` is the notice to the winner in the register of letters.
    """

    winner = models.OneToOneField(Winner, on_delete=models.PROTECT, related_name="revocation")
    document = models.CharField(max_length=100)
    decided_on = models.DateField()
    reason = models.TextField()
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)


class FollowUp(CycleRow):
    """What a winner tells about one year of the follow-up period (跟踪管理期); its texts are drafts of the row.

    ``content`` is canonical JSON of the texts by their names as they were submitted, ``digest`` its SHA-256; both empty
    before. ``reminded_at`` is when its contacts were last reminded.
    """

    winner = models.ForeignKey(Winner, on_delete=models.PROTECT, related_name="follow_ups")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True)
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["winner", "year"], name="follow_up_once")]
