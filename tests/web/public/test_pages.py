"""The public pages: off by default, and never more on them than was published, whoever asks and however."""

import re
from collections.abc import Iterator
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.committee.test_meeting import frozen, met
from web.honours.conftest import announced, call, clerk, judged, listed, supervisor, today, won
from web.make import make_cycle
from web.notices.test_notice import listed as voted
from web.results.conftest import Judged, client_of
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.models import Revocation, Winner
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.actions.locking import lock
from zhiheng.web.programmes.models import Cycle, Setting, Track

__all__ = ["announced", "call", "clerk", "frozen", "judged", "listed", "met", "supervisor", "voted", "won"]

ROOTS = ("/public", "/sitemap.xml", "/robots.txt")
_CSRF_TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
_LINK = re.compile(r'href="(/public[^"#]*)"|<loc>http://testserver([^<]*)</loc>')


def opened(judged: Judged, *, value: bool = True) -> None:
    Setting.objects.filter(cycle=judged.cycle, key="features.public_pages").update(value=value)


def notice(judged: Judged, listed: ProposedList, text: str, **values: object) -> PublicNotice:
    """A notice whose text is in the register; published where ``published_at`` is given."""
    state = values.pop("state", Letter.State.ISSUED)
    letter = Letter.objects.create(
        cycle=judged.cycle, programme=judged.cycle.programme, kind="public_notice", title=text, body=text, state=state
    )
    number = PublicNotice.objects.count() + 1
    values = {"address": "https://portal.example.cn", **values}
    return PublicNotice.objects.create(
        cycle=judged.cycle, listed=listed, number=number, planned_on=today(), letter=letter, **values
    )


def everything(client: Client, *more: str) -> Iterator[str]:
    """Headers and content of every page that can be reached from the public ones, in both languages."""
    seen, waiting = set(), [*ROOTS, *more]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        text = answer.content.decode()
        waiting += [one or other for one, other in _LINK.findall(text)]
        yield f"{address}\n{answer.headers}\n{text}"


def test_nothing_is_public_by_default_or_of_a_draft_or_for_practice(judged: Judged) -> None:
    cycle, track = judged.cycle, Track.objects.get(cycle=judged.cycle)
    addresses = [
        reverse("public:cycle", args=[cycle.public_id]),
        reverse("public:rules", args=[cycle.public_id]),
        reverse("public:winners", args=[cycle.public_id]),
        reverse("public:standard", args=[track.public_id]),
    ]
    client = Client()
    for values in ({}, {"stage": Stage.DRAFT}, {"stage": Stage.CALL, "is_practice": True}):
        opened(judged, value=bool(values))
        Cycle.objects.filter(pk=cycle.pk).update(**values)
        assert [client.get(one).status_code for one in addresses] == [404] * 4
        assert [one for one in everything(client) if cycle.title in one or cycle.public_id in one] == []
        assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    other = addresses[0].replace(cycle.public_id, "0" * 32)
    closed, unknown = (client.get(one).content.decode() for one in (addresses[0], other))
    assert _CSRF_TOKEN.sub("", closed).replace(cycle.public_id, "0" * 32) == _CSRF_TOKEN.sub("", unknown)


def test_what_is_not_published_is_nowhere(frozen: Judged, voted: ProposedList) -> None:
    """Before the announcement no applicant; after it the winner alone; notices only once published; no score ever."""
    names = [one.organisation.name for one in frozen.entries]
    now = timezone.now()
    opened(frozen)
    frozen.call.set_stage(Stage.EVALUATION)
    approved = notice(frozen, voted, "机密定稿未发布")
    void = notice(frozen, voted, "机密已作废", published_at=now, state=Letter.State.VOID)
    later = notice(frozen, voted, "机密还没到时间", published_at=now + timedelta(days=1))
    hidden = [approved, void, later]
    client = Client()
    planted = [*names, *[one.code for one in frozen.entries], "机密", "80.00", "建议", "专家甲", "委员0"]
    planted += [one.public_id for one in hidden] + [one.public_id for one in frozen.entries]
    for browser in (client, client_of(frozen.companies[1].contact.as_actor())):
        told = "".join(everything(browser))
        assert [one for one in planted if one in told] == []
        for one in hidden:
            assert browser.get(reverse("public:notice", args=[one.public_id])).status_code == 404
    note = notice(frozen, voted, f"公示：{names[0]}", published_at=now, ends_on=today())
    told = "".join(everything(client))
    assert ([one for one in planted if one in told], note.public_id in told) == ([names[0]], True)
    frozen.call.set_stage(Stage.ANNOUNCED)
    winners = reverse("public:winners", args=[frozen.cycle.public_id])
    assert client.get(winners).status_code == 404
    note_announcement(frozen.clerk, frozen.cycle, Announced("公布1号", today()))
    page = client.get(winners).content.decode()
    assert ([one for one in names if one in page], "公布1号" in page) == ([names[0]], True)
    assert [one for one in planted[1:] if one in "".join(everything(client))] == []
    frozen.call.set_stage(Stage.EVALUATION)
    assert client.get(winners).status_code == 404
    assert winners not in "".join(everything(client))


def test_a_revoked_award_is_marked(announced: Judged, won: Winner, listed: ProposedList) -> None:
    opened(announced)
    address = reverse("public:winners", args=[announced.cycle.public_id])
    client = Client()
    before = client.get(address)
    assert f"<li>{won.name}" in before.content.decode()
    Revocation.objects.create(
        cycle=won.cycle,
        winner=won,
        document="示例决定1号",
        decided_on=today(),
        reason="只在秘书处",
        letter=notice(announced, listed, "函").letter,
        proposal=listed.proposal,
    )
    after = client.get(address, headers={"if-none-match": before["ETag"]})
    page = after.content.decode()
    assert (after.status_code, f"<del>{won.name}</del>" in page, "示例决定1号" in page) == (200, True, True)
    assert "只在秘书处" not in page


def test_caches_may_keep_them_and_everybody_gets_the_same(announced: Judged, won: Winner) -> None:
    opened(announced)
    cycle = announced.cycle
    lock(Cycle.objects.get(pk=cycle.pk))
    track = Track.objects.get(cycle=cycle)
    addresses = [
        *ROOTS,
        reverse("public:cycle", args=[cycle.public_id]),
        reverse("public:rules", args=[cycle.public_id]),
        reverse("public:winners", args=[cycle.public_id]),
        reverse("public:standard", args=[track.public_id]),
    ]
    client, lead = Client(), client_of(announced.lead)
    lead.cookies["language"], lead.cookies["text_size"] = "en", "larger"
    for address in addresses:
        answer, other = client.get(address), lead.get(address)
        assert (answer.status_code, answer.content) == (200, other.content), address
        for one in (answer, other):
            assert (one["Cache-Control"], "Vary" in one, dict(one.cookies)) == ("public, max-age=60", False, {})
        again = client.get(address, headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
        assert b"<script" not in answer.content
        assert client.get(f"{address}?lang=en").status_code == 200
        assert client.post(address).status_code in {403, 405}


def test_the_standard_is_all_there(judged: Judged) -> None:
    opened(judged)
    track = Track.objects.get(cycle=judged.cycle)
    address = reverse("public:standard", args=[track.public_id])
    page = Client().get(address).content.decode()
    found = re.findall(r'<h3 id="i(\d\.\d)">', page)
    assert (len(found), found[0], found[-1]) == (26, "1.1", "5.7")
    assert page.count('<a href="#i') == 26
    assert "points in all" in Client().get(f"{address}?lang=en").content.decode()
    track.standard_digest = "0" * 64
    track.save()
    assert Client().get(address).status_code == 404


def test_awards_stand_side_by_side(judged: Judged) -> None:
    other = make_cycle()
    opened(judged)
    page = Client().get("/public").content.decode()
    assert (judged.cycle.title in page, other.title in page) == (True, False)
    rules = Client().get(reverse("public:rules", args=[judged.cycle.public_id])).content.decode()
    assert "规则还没有锁定" in rules or "计分的环节" in rules
