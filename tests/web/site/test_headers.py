"""What every answer tells the browser, whatever the page."""

import pytest

from web.make import make_assignment, make_cycle, sign_in
from zhiheng.web.audit.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_sample_pages")]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/nothing-here", 404),
        ("/sample/not-permitted", 403),
        ("/sample/blocked", 409),
        ("/sample/broken", 500),
        ("/language", 405),
    ],
)
def test_answer_allows_nothing_from_elsewhere_and_nothing_inline(client, address, status) -> None:
    sign_in(client, make_assignment(Role.EXPERT, make_cycle()))
    client.raise_request_exception = False
    answer = client.get(address)
    policy = {name: set(values) for name, *values in map(str.split, answer["Content-Security-Policy"].split(";"))}
    assert answer.status_code == status
    assert policy == {
        "default-src": {"'self'"},
        "object-src": {"'none'"},
        "base-uri": {"'none'"},
        "form-action": {"'self'"},
        "frame-ancestors": {"'none'"},
    }
    headers = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [answer[name] for name in headers] == ["DENY", "nosniff", "same-origin", "same-origin"]


def test_redirect_carries_the_policy_too(client) -> None:
    answer = client.get("/")
    assert (answer.status_code, "default-src 'self';" in answer["Content-Security-Policy"] + ";") == (302, True)
