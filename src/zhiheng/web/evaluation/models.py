"""The evaluation of a frozen result, kept."""

from django.db import models


class Evaluation(models.Model):
    """What the library ``measurement`` says of the scores of a frozen result; it follows from the result alone.

    ``content`` is JSON with sorted keys (docs/reference/evaluation.md); experts stand in it by the ids of lists.
    """

    result = models.OneToOneField("results.Result", on_delete=models.CASCADE, related_name="evaluation")
    content = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
