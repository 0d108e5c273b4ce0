"""The key that an account's unsent text is encrypted with in its browser; the server keeps none of them."""

import base64
import hmac

from django.conf import settings


def key_of(person_id: str) -> str:
    """Return the 32 bytes of a person's key in base64; the same at every call, another for every person."""
    return base64.b64encode(_derived("key", person_id)).decode()


def account_of(person_id: str) -> str:
    """Return what unsent text is filed under in the browser: says to nobody else whose it is."""
    return _derived("account", person_id).hex()[:32]


def _derived(purpose: str, person_id: str) -> bytes:
    return hmac.digest(settings.KEYS.drafts, f"zhiheng drafts 1 {purpose} {person_id}".encode(), "sha256")
