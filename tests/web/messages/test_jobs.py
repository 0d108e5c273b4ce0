"""Mail and short messages go out afterwards, say nothing of the content, and are tried again."""

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from zhiheng.problems import Message
from zhiheng.web.messages.jobs import TRIES, send_dispatch
from zhiheng.web.messages.models import Dispatch
from zhiheng.web.messages.notices import notify

SECRET = Message("甲示例公司未入围", "Company A is not shortlisted")


class Gateway(BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers as told."""

    def do_POST(self) -> None:
        self.server.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def gateway():
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    server.received, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _notify(award) -> None:
    with transaction.atomic():
        notify([award.contact.person, award.rival.person], SECRET, cycle=award.cycle)


def test_nothing_goes_out_unless_configured(award) -> None:
    _notify(award)
    assert (Dispatch.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_mail_says_only_that_there_is_a_notice(award, settings) -> None:
    settings.CONFIG = replace(settings.CONFIG, mail="smtp://mail.example.org", mail_from="office@example.org")
    _notify(award)
    dispatch = Dispatch.objects.get()
    send_dispatch.call(dispatch.public_id)
    send_dispatch.call(dispatch.public_id)
    [sent] = mail.outbox
    text = "【示例区政府质量奖】您有新的通知，请登录查看。"
    assert (sent.subject, sent.from_email, sent.to) == (text, "office@example.org", ["contact@example.org"])
    assert sent.body == f"{text}\nYou have a new notice. Please sign in to read it.\n"
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.tries, dispatch.done_at is None) == (Dispatch.State.SENT, 1, False)


def test_gateway_gets_number_text_and_id(award, settings, gateway) -> None:
    settings.CONFIG = replace(settings.CONFIG, sms_webhook=f"http://127.0.0.1:{gateway.server_port}/send")
    _notify(award)
    dispatch = Dispatch.objects.get()
    send_dispatch.call(dispatch.public_id)
    text = "【示例区政府质量奖】您有新的通知，请登录查看。"
    assert gateway.received == [{"id": dispatch.public_id, "mobile": "13800000002", "text": text}]
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.result) == (Dispatch.State.SENT, "HTTP 200")


def test_failing_gateway_is_tried_again_and_given_up(award, settings, gateway) -> None:
    settings.CONFIG = replace(settings.CONFIG, sms_webhook=f"http://127.0.0.1:{gateway.server_port}/send")
    gateway.status = 503
    _notify(award)
    dispatch = Dispatch.objects.get()
    states = []
    for _ in range(TRIES):
        send_dispatch.call(dispatch.public_id)
        dispatch.refresh_from_db()
        states.append(dispatch.state)
    assert states == [Dispatch.State.WAITING] * (TRIES - 1) + [Dispatch.State.FAILED]
    assert (len(gateway.received), dispatch.result) == (TRIES, "HTTPError: HTTP Error 503: Service Unavailable")
    planned = DBTaskResult.objects.order_by("run_after").values_list("run_after", flat=True)
    assert (len(planned), len(set(planned))) == (TRIES, TRIES)
