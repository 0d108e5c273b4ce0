"""Sessions of people who signed in, without the pages for it; for programs in which Django is set up."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.middleware.csrf import _get_new_csrf_string

from zhiheng.web.drafts.accounts import account_of
from zhiheng.web.people.middleware import ACTIVE_ROLE, SECOND_FACTOR
from zhiheng.web.people.models import Assignment


def session_of(assignment: Assignment) -> dict[str, str]:
    """Return the cookies, the CSRF token and the account that drafts are filed under, of a new session."""
    person = assignment.person
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[ACTIVE_ROLE], session[SECOND_FACTOR] = assignment.public_id, True
    session.create()
    token = _get_new_csrf_string()
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"
    return {"cookie": cookies, "token": token, "account": account_of(person.public_id)}
