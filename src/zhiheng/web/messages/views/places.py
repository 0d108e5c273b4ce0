"""Where a page leads when its work is done."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from zhiheng.web.programmes.models import Cycle


def list_of(name: str, cycle: Cycle) -> HttpResponseRedirect:
    """Lead back to a list, of the same cycle."""
    return HttpResponseRedirect(f"{reverse(name)}?cycle={cycle.public_id}")
