"""Invitation links: what they look like, and sending them."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.timezone import localtime

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people.models import Invitation

_log = logging.getLogger(__name__)

_SUBJECT = Message("邀请您登录政府质量奖评审系统", "You are invited to the quality award system")
_BODY = Message(
    "{name}：\n\n邀请您担任{role}。请打开下面的链接接受邀请，链接只能使用一次，有效至 {expires}：\n\n{link}\n",
    "{name},\n\nyou are invited as {role}. Open the link to accept; it works once, until {expires}:\n\n{link}\n",
)


def link_of(request: Request, token: str) -> str:
    """Return the whole address of an invitation."""
    return request.build_absolute_uri(reverse("people:invitation", args=[token]))


def send_link(invitation: Invitation, link: str) -> bool:
    """Mail the link, if the installation sends mail and an address is known; return whether it was sent.

    Called after the invitation is committed. It is sent at once and never queued, for the queue would keep the link.
    """
    if not (settings.CONFIG.mail and invitation.email):
        return False
    values = {
        "name": invitation.name,
        "role": ROLE_NAMES[Role(invitation.role)],
        "expires": f"{localtime(invitation.expires):%Y-%m-%d}",
        "link": link,
    }
    body = f"{_BODY.text('zh', values)}\n{_BODY.text('en', values)}"
    try:
        send_mail(_SUBJECT.zh, body, settings.CONFIG.mail_from, [invitation.email])
    except (OSError, SMTPException):
        _log.exception("an invitation could not be mailed")
        return False
    return True
