"""What every page's layout needs."""

from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, object]:
    """Return the actor, for the top bar."""
    return {"actor": getattr(request, "actor", None)}
