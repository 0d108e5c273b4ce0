"""What a programme knows of its experts."""

from django.db import models

from zhiheng.web.audit.rows import ProgrammeRow


class ExpertProfile(ProgrammeRow):
    """An expert (评审专家) as the office knows one: for composing panels and for matching conflicts of interest.

    ``employer_code`` is the unified social credit code of the employer, "" where it is not known. ``is_outside``: from
    outside the place of the award (本地以外).
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="expert_profiles")
    employer = models.CharField(max_length=200, blank=True)
    employer_code = models.CharField(max_length=18, blank=True)
    post = models.CharField(max_length=100, blank=True)
    sector = models.CharField(max_length=100, blank=True)
    is_finance = models.BooleanField(default=False)
    is_outside = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="profile_once")]
