"""Sessions (会话) in the database, found by a query that is made once: every request asks for one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from zhiheng.web.site.prepared import Prepared

_SESSION = Prepared(lambda key: Session.objects.filter(session_key=key), "example")


class SessionStore(db.SessionStore):
    """Django's store of sessions."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(self.session_key or "")
        if found and found.expire_date > timezone.now():
            return found
        self._session_key = None
        return None
