"""What scores are given by, and what applicants fill in, by digest; and the locked rules of a cycle."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, IdField, ProgrammeRow


class _Version(ProgrammeRow):
    """A document of the library, kept whole as canonical JSON; another content is another row (design rule 1)."""

    title = models.CharField(max_length=200)
    digest = IdField(max_length=64)
    content = models.TextField()
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


class StandardVersion(_Version):
    """One version of a scoring standard (评分要点)."""

    code = models.CharField(max_length=31)

    class Meta(_Version.Meta):
        constraints = [models.UniqueConstraint(fields=["programme", "digest"], name="standard_digest_once")]


class GuideVersion(_Version):
    """One version of a scoring guide (评分指南)."""

    code = models.CharField(max_length=31)

    class Meta(_Version.Meta):
        constraints = [models.UniqueConstraint(fields=["programme", "digest"], name="guide_digest_once")]


class FormVersion(_Version):
    """One version of an application form (申报表) with its Word template.

    ``source`` is the file it came from, with its comments; ``template`` None while one is made of the form.
    """

    source = models.TextField()
    template = models.ForeignKey("files.Blob", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(_Version.Meta):
        constraints = [models.UniqueConstraint(fields=["programme", "digest"], name="form_digest_once")]


class RulesVersion(CycleRow):
    """The rules of a cycle as they were locked (number 0), or amended by the committee's decision (1, 2, …).

    ``content`` is canonical JSON, ``digest`` its SHA-256. ``decision``, ``decided_on`` and ``scan`` name the decision
    of an amendment: number, day, and the public id of the scan's file.
    """

    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True)
    scan = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="rules_number_once")]
        ordering = ["number"]
