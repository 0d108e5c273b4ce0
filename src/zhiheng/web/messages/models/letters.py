"""The register of letters (文书登记) and what an award's letters have in common."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, ProgrammeRow


class LetterSetting(ProgrammeRow):
    """A value that letters are filled with, such as who signs; ``confirmed`` is the document that confirms it."""

    key = models.CharField(max_length=31)
    value = models.TextField()
    confirmed = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="letter_setting_once")]


class Letter(CycleRow):
    """A letter (文书) from its draft to its delivery; its number is never given to another one.

    ``recipient`` is how the letter addresses whom it goes to, ``signer`` the body it is signed by; ``organisation`` or
    ``person`` is who may read it in the site. The signed copy is a file of the letter.
    """

    class State(models.TextChoices):
        """Where a letter stands."""

        DRAFT = "draft"
        ISSUED = "issued"
        DELIVERED = "delivered"
        VOID = "void"

    class Method(models.TextChoices):
        """How it was delivered (送达方式)."""

        IN_PERSON = "in_person"
        POST = "post"
        SITE = "site"
        OFFICIAL_EXCHANGE = "official_exchange"
        PUBLISHED = "published"
        OTHER = "other"

    kind = models.CharField(max_length=31)
    title = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    signer = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True)
    issued_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)

    method = models.CharField(max_length=17, choices=Method.choices, blank=True)
    delivered_at = models.DateTimeField(null=True)
    delivery_note = models.TextField(blank=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "sequence"], name="letter_number_once"),
        ]
