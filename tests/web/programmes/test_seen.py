"""Two windows on one form: the later one is told, keeps what was typed, and overwrites nothing unseen."""

import re

import pytest
from django.urls import reverse

from web.make import sign_in
from zhiheng.web.programmes.actions.programmes import adapt_guide
from zhiheng.web.programmes.declared import CYCLE_SETTINGS, PROGRAMME_SETTINGS
from zhiheng.web.programmes.models import Setting
from zhiheng.web.programmes.phase_page import stored_phases
from zhiheng.web.programmes.scheme_page import stored_page
from zhiheng.web.programmes.values import values_of


def _setting_texts(cycle, changed: str) -> dict[str, str]:
    values = values_of(cycle) | {"application.overview_limit": changed}
    texts = {key: declared.kind.text(values[key]) for key, declared in CYCLE_SETTINGS.items()}
    return {key: text for key, text in texts.items() if text}


def _title_texts(cycle, changed: str) -> dict[str, str]:
    kept = Setting.objects.filter(programme=cycle.programme, cycle=None)
    texts = dict.fromkeys(PROGRAMME_SETTINGS, "示例") | {one.key: str(one.value) for one in kept}
    return texts | {"office": changed}


def _track_texts(cycle, changed: str) -> dict[str, str]:
    [track] = cycle.tracks.all()
    row = {"code": track.code, "name": changed, "standard": track.standard_digest, "is_on": "on"}
    return {f"tracks.0.{name}": value for name, value in row.items()}


TYPED = {
    "tracks": _track_texts,
    "titles": _title_texts,
    "settings": _setting_texts,
    "scheme": lambda cycle, changed: dict(stored_page(cycle).values) | {"spread_limit": changed},
    "phases": lambda cycle, changed: stored_phases(cycle) | {"phases.0.name": changed},
}


def _seen(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


def _seen_guide(page) -> str:
    return re.findall(r'name="seen" value="(\w+)"', page.text)[-1]


def _chosen(page) -> str:
    return re.search(r'value="(\w+)" checked', page.text)[1]


@pytest.mark.parametrize(
    ("name", "mine", "yours"),
    [
        ("settings", "1234", "2345"),
        ("scheme", "23", "27"),
        ("phases", "申报甲", "申报乙"),
        ("tracks", "类别甲", "类别乙"),
        ("titles", "秘书处甲", "秘书处乙"),
    ],
)
def test_form_open_in_two_windows_overwrites_nothing_unseen(client, office, name: str, mine: str, yours: str) -> None:
    sign_in(client, office.clerk)
    owner = office.programme if name == "titles" else office.cycle
    shown, saving = (
        reverse(f"programmes:{view}", args=[owner.public_id])
        for view in (name, "phases" if name == "phases" else f"change_{name}")
    )
    first, second = (_seen(client.get(shown)) for _ in range(2))
    assert client.post(saving, TYPED[name](office.cycle, yours) | {"seen": first}).status_code == 302
    stale = client.post(saving, TYPED[name](office.cycle, mine) | {"seen": second})
    assert (stale.status_code, "没有保存：这一页在您打开之后，在别处改过。" in stale.text) == (409, True)
    now = client.get(shown)
    assert [f'value="{value}"' in page.text for page in (stale, now) for value in (mine, yours)] == [
        True,
        False,
        False,
        True,
    ]
    assert (f'href="{shown}"' in stale.text, _seen(stale)) == (True, _seen(now))
    assert client.post(saving, TYPED[name](office.cycle, mine) | {"seen": _seen(stale)}).status_code == 302


def test_guide_chosen_in_two_windows_is_not_overwritten_unseen(client, office) -> None:
    sign_in(client, office.clerk)
    [kept] = office.programme_guides()
    other = adapt_guide(office.clerk.as_actor(), kept, {"title.zh": "示例区评分指南"})
    shown = reverse("programmes:tracks", args=[office.cycle.public_id])
    saving = reverse("programmes:choose_guide", args=[office.cycle.public_id])
    first, second = (_seen_guide(client.get(shown)) for _ in range(2))
    assert client.post(saving, {"guide": other.digest, "seen": first}).status_code == 302
    stale = client.post(saving, {"guide": kept.digest, "seen": second})
    assert (stale.status_code, _chosen(stale), _chosen(client.get(shown))) == (409, kept.digest, other.digest)
    assert client.post(saving, {"guide": kept.digest, "seen": _seen_guide(stale)}).status_code == 302
    assert _chosen(client.get(shown)) == kept.digest
