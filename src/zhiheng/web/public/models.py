"""What the office puts on the public pages by an act of its own."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class PublishedDigest(CycleRow):
    """That the digest of a frozen result's bundle stands on the public page of the cycle."""

    result = models.OneToOneField("results.Result", on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)

    @property
    def digest(self) -> str:
        """The SHA-256 of the bundle."""
        return str(self.result.bundle_id)
