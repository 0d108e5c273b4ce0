"""Earlier winners, imported by the office for the first cycles (历届获奖组织)."""

from django.db import models

from zhiheng.web.audit.rows import ProgrammeRow


class EarlierWinner(ProgrammeRow):
    """An organisation that won this or another award; ``credit_code`` is "" where the list has none."""

    year = models.PositiveSmallIntegerField()
    award = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    credit_code = models.CharField(max_length=18, blank=True)
    tier = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "award", "name"], name="earlier_winner_once")
        ]
        ordering = ["-year", "pk"]
