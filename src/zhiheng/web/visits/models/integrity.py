"""What the company says of the conduct of the team."""

from django.db import models

from zhiheng.web.audit.sealed import SealedTextField
from zhiheng.web.visits.models.visit import OfVisit


class IntegrityFeedback(OfVisit):
    """The company's word on the team's integrity (廉洁反馈表), encrypted: JSON with ``answers`` and a ``text``.

    Only the supervisor reads it.
    """

    said = SealedTextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta(OfVisit.Meta):
        constraints = [models.UniqueConstraint(fields=["visit"], name="integrity_feedback_once")]
