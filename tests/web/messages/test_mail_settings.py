"""The address of a mail server becomes Django's settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhiheng.problems import BadInputError
from zhiheng.web.site.config import load_config

_NAMES = ["HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL"]
_PRINT = f"""import json; from zhiheng.web.site import settings
print(json.dumps([getattr(settings, "EMAIL_" + name) for name in {_NAMES}]))"""


@pytest.mark.integration
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example.org", ["mail.example.org", 25, "", "", False, False]),
        ("smtp://us%40er:p%3Aw@mail.example.org:587", ["mail.example.org", 587, "us@er", "p:w", True, False]),
        ("smtps://user:pw@mail.example.org", ["mail.example.org", 465, "user", "pw", False, True]),
    ],
)
def test_mail_server_is_taken_from_its_address(address: str, expected: list[object], tmp_path: Path) -> None:
    environment = {**os.environ, "ZHIHENG_HOME": str(tmp_path), "ZHIHENG_MAIL": address, "ZHIHENG_MAIL_FROM": "a@b.cn"}
    done = subprocess.run([sys.executable, "-c", _PRINT], env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize(("key", "address"), [("MAIL", "mail.example.org"), ("SMS_WEBHOOK", "file:///etc/passwd")])
def test_address_of_another_kind_is_refused(key: str, address: str, tmp_path: Path) -> None:
    environment = {"ZHIHENG_HOME": str(tmp_path), f"ZHIHENG_{key}": address, "ZHIHENG_MAIL_FROM": "a@b.cn"}
    with pytest.raises(BadInputError) as refused:
        load_config(environment)
    assert [problem.place.cell for problem in refused.value.problems] == [key.lower()]
