"""Two windows on a draft or a letter setting: the later one is told, and overwrites nothing unseen."""

import re

import pytest

from web.make import sign_in
from zhiheng.web.messages import actions
from zhiheng.web.messages.models import Letter, LetterSetting


def _letter(award) -> tuple[str, str]:
    to = actions.Recipient("甲示例公司", organisation=award.organisation)
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "not_shortlisted", to, {})
    return f"/letters/{letter.public_id}/edit", f"/letters/{letter.public_id}"


def _setting(award) -> tuple[str, str]:
    settings = f"/programmes/{award.cycle.programme.public_id}/letter-settings"
    return f"{settings}/contact", settings


LETTER = {"title": "告知书", "recipient": "甲示例公司", "signer": "秘书处"}
FORMS = {
    "letter": (_letter, lambda text: LETTER | {"body": text}, lambda: Letter.objects.get().body),
    "setting": (_setting, lambda text: {"text": text, "confirmed": ""}, lambda: LetterSetting.objects.get().value),
}


def _seen(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


@pytest.mark.parametrize(("find", "typed", "stored"), FORMS.values(), ids=FORMS)
def test_form_open_in_two_windows_overwrites_nothing_unseen(client, award, find, typed, stored) -> None:
    sign_in(client, award.clerk)
    form, shown = find(award)
    first, second = (_seen(client.get(form)) for _ in range(2))
    assert client.post(form, typed("先保存的") | {"seen": first}).status_code == 302
    stale = client.post(form, typed("后保存的") | {"seen": second})
    assert (stale.status_code, "没有保存：这一页在您打开之后，在别处改过。" in stale.text) == (409, True)
    assert ("后保存的" in stale.text, f'href="{shown}"' in stale.text, stored()) == (True, True, "先保存的")
    assert client.post(form, typed("后保存的") | {"seen": _seen(stale)}).status_code == 302
    assert stored() == "后保存的"
