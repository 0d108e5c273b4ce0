"""The committee's meeting on paper: attendance, recusals, rounds, two independent counts, the outcome."""

import io
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from docx import Document

from web.files.samples import make_pdf
from web.make import make_actor, make_assignment, make_person
from web.results.conftest import DESK, Judged, call, clerk, client_of, judged, supervisor
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.committee import doors
from zhiheng.web.committee.actions.meeting import (
    Counted,
    arrange_meeting,
    close_round,
    enter_count,
    note_recusal,
    open_round,
    take_attendance,
)
from zhiheng.web.committee.actions.proposed import prepare_list
from zhiheng.web.committee.models import BallotCount, BallotRound, CommitteeMeeting, ProposedList
from zhiheng.web.committee.queries import agenda_of, seats_of
from zhiheng.web.files.actions import Incoming, print_code, upload_file
from zhiheng.web.files.doors import SIGNED_COPY, target
from zhiheng.web.panels.models import Conflict
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Setting
from zhiheng.web.results.actions.result import prepare_freeze
from zhiheng.web.results.season import gathered

__all__ = ["call", "clerk", "judged", "supervisor"]

TIERS = [
    {"id": "award", "name": "区政府质量奖", "ceiling": 1, "min_percent": 60},
    {"id": "nomination", "name": "提名奖", "ceiling": 3, "min_percent": 40},
]
AWARD, NOMINATION = ":award", ":nomination"
DAY = date(2026, 12, 1)


@pytest.fixture
def frozen(judged: Judged) -> Judged:
    """The result is frozen; seven members are in the committee."""
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("80", "60", "55", "45")
    proposal = prepare_freeze(judged.clerk, judged.cycle, seen=gathered(judged.cycle).digest)
    decide(judged.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    for number in range(7):
        make_assignment(Role.COMMITTEE_MEMBER, judged.cycle, make_person(f"委员{number}"))
    return judged


@pytest.fixture
def met(frozen: Judged) -> CommitteeMeeting:
    return arrange_meeting(frozen.clerk, frozen.cycle, DAY, "示例会议室")


def people(meeting: CommitteeMeeting) -> list[Person]:
    return [one.person for one in meeting.attendances.select_related("person").order_by("pk")]


def codes(judged: Judged, *numbers: int) -> list[str]:
    return [judged.entries[one].code for one in numbers]


def blockers(act: object, *arguments: object) -> list[str]:
    with pytest.raises(BlockedError) as caught:
        act(*arguments)  # type: ignore[operator]
    return [one.what("en") for one in caught.value.problems]


def setting(judged: Judged, key: str, value: object) -> None:
    Setting.objects.update_or_create(cycle=judged.cycle, key=key, defaults={"value": value})


def count_both(judged: Judged, ballot: BallotRound, totals: dict[str, list[int]]) -> None:
    enter_count(judged.clerk, ballot, Counted("scrutineer", "监票人甲", totals))
    enter_count(judged.lead, ballot, Counted("teller", "计票人乙", totals))


def payload_of(verb: str) -> dict[str, object]:
    record = LedgerEntry.objects.filter(verb=verb).order_by("-sequence")[0]
    return LedgerPayload.objects.get(commitment=record.commitment).payload


def test_a_meeting_needs_a_frozen_result_and_members(judged: Judged) -> None:
    assert blockers(arrange_meeting, judged.clerk, judged.cycle, DAY, "") == [
        "the official result is not frozen",
        "there are no committee members",
    ]


def test_there_is_one_meeting_and_attendance_is_of_its_members(frozen: Judged, met: CommitteeMeeting) -> None:
    with pytest.raises(NotFoundError):
        take_attendance(frozen.clerk, met, [make_person("外人")])
    take_attendance(frozen.clerk, met, people(met)[:5])
    assert [one.is_present for one in met.attendances.order_by("pk")] == [True] * 5 + [False] * 2
    assert payload_of("committee.attendance")["present"] == 5
    late = make_person("委员七")
    make_assignment(Role.COMMITTEE_MEMBER, frozen.cycle, late)
    again = arrange_meeting(frozen.clerk, frozen.cycle, DAY + timedelta(1), "另一会议室")
    assert (again.pk, again.day, again.place) == (met.pk, DAY + timedelta(1), "另一会议室")
    assert [one.is_present for one in met.attendances.order_by("pk")] == [True] * 5 + [False] * 2 + [True]
    open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    with pytest.raises(NotPermittedError):
        take_attendance(frozen.clerk, met, people(met))
    assert blockers(arrange_meeting, frozen.clerk, frozen.cycle, DAY, "") == [
        "ballots began, the meeting stays as it is"
    ]


def test_recusals_come_from_the_table_of_conflicts(frozen: Judged, met: CommitteeMeeting) -> None:
    first, second, *_ = people(met)
    entry = frozen.entries[0]
    note_recusal(frozen.clerk, met, entry, first, "近亲属在该单位任职")
    assert blockers(note_recusal, frozen.clerk, met, entry, first, "") == ["that member’s conflict is noted already"]
    with pytest.raises(NotFoundError):
        note_recusal(frozen.clerk, met, entry, make_person("外人"), "")
    Conflict.objects.create(entry=entry, person=second, kind="kin", source="office", made_by=first)
    take_attendance(frozen.clerk, met, [one for one in people(met) if one != second])
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0, 1))
    found = {one["entry"]: one for one in made.said["candidates"]}
    one, other = (found[code] for code in codes(frozen, 0, 1))
    assert one["electorate"] == {"members": 7, "present": 6, "recused": 2, "recused_present": 1}
    assert one["recused"] == sorted([first.public_id, second.public_id])
    assert other["electorate"] == {"members": 7, "present": 6, "recused": 0, "recused_present": 0}
    assert (made.digest, payload_of("committee.open_round")["digest"]) == (
        sha256_hex(made.content.encode()),
        made.digest,
    )


def test_a_round_is_refused_with_all_that_lacks(frozen: Judged, met: CommitteeMeeting) -> None:
    for seat, chosen in (("none", codes(frozen, 0)), (AWARD, ["none"])):
        with pytest.raises(NotFoundError):
            open_round(frozen.clerk, met, seat, chosen)
    assert blockers(open_round, frozen.clerk, met, AWARD, []) == ["no candidate is chosen"]
    setting(frozen, "committee.medium", "electronic")
    setting(frozen, "committee.ballot", "open")
    take_attendance(frozen.clerk, met, people(met)[:2])
    name = frozen.entries[0].organisation.name
    assert blockers(open_round, frozen.clerk, met, AWARD, codes(frozen, 0)) == [
        "electronic ballots are secret ones, and the rules say open ballots",
        f"too few members for “{name}”: 2 of 7 may vote",
        f"only 2 members may vote on “{name}”, and an electronic ballot is secret from 3 on",
    ]
    assert not BallotRound.objects.exists()


def test_two_persons_count_and_differences_stop(frozen: Judged, met: CommitteeMeeting) -> None:
    made, (code, other) = open_round(frozen.clerk, met, AWARD, codes(frozen, 0, 1)), codes(frozen, 0, 1)
    names = [one.organisation.name for one in frozen.entries]
    with pytest.raises(NotFoundError):
        enter_count(frozen.clerk, made, Counted("teller", "甲", {code: [1, 0, 0, 0]}))
    with pytest.raises(BadInputError) as caught:
        enter_count(frozen.clerk, made, Counted("teller", " ", {code: [5, 3, 0, 0], other: [0, 7, 0, 0]}))
    assert [(one.place.cell, one.what("en")) for one in caught.value.problems] == [
        ("name", "the name is missing"),
        (code, f"“{names[0]}” has 8 ballots and 7 were handed out"),
    ]
    first = {code: [5, 2, 0, 0], other: [2, 4, 1, 0]}
    enter_count(frozen.clerk, made, Counted("scrutineer", "监票人甲", first))
    assert blockers(close_round, frozen.clerk, made) == ["one of the two counts is missing"]
    page = client_of(frozen.lead).get(reverse("committee:ballot_round", args=[made.public_id])).content.decode()
    assert "监票人甲" in page
    assert 'value="5"' not in page
    with pytest.raises(BadInputError) as caught:
        enter_count(frozen.clerk, made, Counted("teller", "计票人乙", first))
    assert caught.value.problems[0].what("en") == "you entered the other count too"
    enter_count(frozen.lead, made, Counted("teller", "计票人乙", {code: [4, 2, 1, 0], other: [2, 4, 1, 0]}))
    assert blockers(close_round, frozen.clerk, made) == [
        f"“{names[0]}”, in favour: scrutineer 5, teller 4",
        f"“{names[0]}”, abstained: scrutineer 0, teller 1",
    ]
    enter_count(frozen.lead, made, Counted("teller", "计票人乙", first))
    assert BallotCount.objects.filter(round=made).count() == 3
    close_round(frozen.clerk, made)
    made.refresh_from_db()
    assert json.loads(made.outcome) == {"chosen": [code], "tied": [], "lost": [other], "totals": first}
    assert payload_of("committee.close_round")["outcome"] == sha256_hex(made.outcome.encode())
    with pytest.raises(NotPermittedError):
        close_round(frozen.clerk, made)


def test_by_setting_a_round_waits_for_its_signed_tally_sheet(frozen: Judged, met: CommitteeMeeting) -> None:
    setting(frozen, "committee.signed_tally", True)
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    count_both(frozen, made, {codes(frozen, 0)[0]: [7, 0, 0, 0]})
    assert blockers(close_round, frozen.clerk, made) == ["the signed tally sheet is not handed in"]
    code = print_code(frozen.clerk, made, "committee_tally")
    scan = make_pdf("签字的计票表")
    upload_file(
        frozen.clerk,
        target(frozen.clerk, SIGNED_COPY, code.public_id, SIGNED_COPY),
        Incoming("计票表.pdf", io.BytesIO(scan), len(scan)),
    )
    close_round(frozen.clerk, made)
    made.refresh_from_db()
    assert made.decided is not None


def test_places_and_rounds_are_used_up(frozen: Judged, met: CommitteeMeeting) -> None:
    made, (code, other) = open_round(frozen.clerk, met, AWARD, codes(frozen, 0)), codes(frozen, 0, 1)
    assert blockers(open_round, frozen.clerk, met, NOMINATION, [other]) == ["the last round is still open"]
    count_both(frozen, made, {code: [7, 0, 0, 0]})
    close_round(frozen.clerk, made)
    assert [(one.key, one.places) for one in seats_of(met)] == [(AWARD, 0), (NOMINATION, 3)]
    assert [one.recommended for one in agenda_of(met)] == ["区政府质量奖", "", "", ""]
    name = frozen.entries[0].organisation.name
    assert blockers(open_round, frozen.clerk, met, AWARD, [code]) == [
        "there were as many rounds as the rules allow",
        "no places of this tier are left",
        f"“{name}” is recommended already or of another track",
    ]
    assert open_round(frozen.clerk, met, NOMINATION, [other]).said["rules"]["majority"] == "1/2"


def test_only_office_and_supervisor_find_meetings(frozen: Judged, met: CommitteeMeeting, supervisor: Actor) -> None:
    member = make_actor(Role.COMMITTEE_MEMBER, frozen.cycle)
    found = [list(doors.committee_meetings(one)) for one in (frozen.clerk, supervisor, member)]
    assert found == [[met], [met], []]
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    with pytest.raises(NotFoundError):
        doors.committee_meeting(member, met.public_id)
    with pytest.raises(NotFoundError):
        doors.ballot_round(member, made.public_id)
    assert doors.ballot_round(supervisor, made.public_id) == made


def test_a_meeting_is_held_in_the_browser(frozen: Judged) -> None:
    clerk, lead, cycle = client_of(frozen.clerk), client_of(frozen.lead), frozen.cycle
    address = f"{reverse('committee:meeting')}?cycle={cycle.public_id}"
    arrange = reverse("committee:arrange", args=[cycle.public_id])
    assert clerk.post(arrange, {"day": "", "place": ""}).status_code == 409
    assert clerk.post(arrange, {"day": "2026-12-01", "place": "示例会议室"})["Location"] == address
    assert "更改会议" in clerk.get(address).content.decode()
    met = CommitteeMeeting.objects.get()
    member, *_ = members = [one.public_id for one in people(met)]
    attend, recuse, begin = (
        reverse(f"committee:{one}", args=[met.public_id]) for one in ("attendance", "recuse", "open_round")
    )
    assert clerk.post(attend, {"present": ["none"]}).status_code == 409
    assert clerk.post(attend, {"present": members})["Location"] == address
    recusal = {"person": member, "entry": frozen.entries[0].public_id}
    assert clerk.post(recuse, {}).status_code == 409
    assert clerk.post(recuse, recusal)["Location"] == address
    assert clerk.post(recuse, recusal).status_code == 409
    (code,) = codes(frozen, 0)
    assert clerk.post(begin, {"seat": "none"}).status_code == 409
    assert clerk.post(begin, {"seat": AWARD, "codes": []}).status_code == 409
    assert clerk.post(begin, {"seat": AWARD, "codes": [code]}).status_code == 302
    made = BallotRound.objects.get()
    assert "没有登记" not in clerk.get(address).content.decode()
    for kind, says in (("committee_ballots", "这张印 6 份"), ("committee_tally", "监票人（签字）")):
        assert says in clerk.get(reverse("committee:print", args=[made.public_id, kind])).content.decode()
    assert clerk.get(reverse("committee:print", args=[made.public_id, "none"])).status_code == 404
    page, count, close = (
        reverse(f"committee:{one}", args=[made.public_id]) for one in ("ballot_round", "count", "close")
    )
    assert "不是差额表决" in clerk.get(page).content.decode()
    typed = {"name": "监票人甲", code: 6, f"{code}_1": 0, f"{code}_2": 0, f"{code}_3": 0}
    assert clerk.post(count, {"counter": "scrutineer"}).status_code == 409
    assert clerk.post(count, {**typed, "counter": "scrutineer"})["Location"] == page
    assert clerk.post(count, {**typed, "counter": "teller"}).status_code == 409
    assert clerk.post(close).status_code == 409
    assert lead.post(count, {**typed, "counter": "teller", code: 5})["Location"] == page
    assert "监票人 6 张，计票人 5 张" in lead.get(page).content.decode()
    assert lead.post(count, {**typed, "counter": "teller"})["Location"] == page
    assert lead.post(close)["Location"] == page
    assert "通过" in clerk.get(page).content.decode()


def vote(judged: Judged, meeting: CommitteeMeeting, seat: str, *numbers: int) -> None:
    """Let a round on these companies pass with all votes."""
    made = open_round(judged.clerk, meeting, seat, codes(judged, *numbers))
    count_both(judged, made, {code: [7, 0, 0, 0] for code in codes(judged, *numbers)})
    close_round(judged.clerk, made)


def approve(judged: Judged, meeting: CommitteeMeeting, reason: str) -> ProposedList:
    proposal = prepare_list(judged.clerk, meeting, reason)
    with pytest.raises(NotPermittedError):
        decide(judged.clerk, proposal, is_approved=True)
    decide(judged.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    return ProposedList.objects.latest("number")


def test_two_persons_put_down_who_is_recommended(frozen: Judged, met: CommitteeMeeting) -> None:
    assert blockers(prepare_list, frozen.clerk, met, "") == ["no round is closed"]
    made, names = (
        open_round(frozen.clerk, met, AWARD, codes(frozen, 0)),
        [one.organisation.name for one in frozen.entries],
    )
    assert blockers(prepare_list, frozen.clerk, met, "") == ["the last round is still open"]
    count_both(frozen, made, {codes(frozen, 0)[0]: [7, 0, 0, 0]})
    close_round(frozen.clerk, made)
    assert blockers(prepare_list, frozen.clerk, met, " ") == ["the list departs from the ranking (提名奖)"]
    first = approve(frozen, met, "提名奖本届空缺")
    assert (first.said["reason"], [one["departs"] for one in first.said["tiers"]]) == ("提名奖本届空缺", [False, True])
    assert blockers(prepare_list, frozen.clerk, met, "提名奖本届空缺") == ["the list is the same"]
    vote(frozen, met, NOMINATION, 1, 2, 3)
    proposal = prepare_list(frozen.clerk, met, "")
    assert [one.zh for one in outlook_of(proposal).preview][:2] == [
        f"区政府质量奖：{names[0]}",
        f"提名奖：{'、'.join(names[1:])}",
    ]
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    second = ProposedList.objects.get(number=2)
    assert [[line["name"] for line in one["entries"]] for one in second.said["tiers"]] == [names[:1], names[1:]]
    assert (first.digest != second.digest, second.digest) == (True, sha256_hex(second.content.encode()))
    assert payload_of("committee.propose")["digest"] == second.digest


def test_minutes_are_printed_from_the_list(frozen: Judged, met: CommitteeMeeting, supervisor: Actor) -> None:
    clerk, propose = client_of(frozen.clerk), reverse("committee:propose", args=[met.public_id])
    first, absent, *_ = people(met)
    note_recusal(frozen.clerk, met, frozen.entries[0], first, "")
    take_attendance(frozen.clerk, met, [one for one in people(met) if one != absent])
    assert clerk.post(propose, {"reason": ""}).status_code == 409
    made = open_round(frozen.clerk, met, AWARD, codes(frozen, 0))
    count_both(frozen, made, {codes(frozen, 0)[0]: [5, 0, 0, 0]})
    close_round(frozen.clerk, made)
    assert clerk.post(propose, {"reason": "提名奖本届空缺"}).status_code == 302
    assert clerk.post(propose, {"reason": "提名奖本届空缺"}).status_code == 409
    proposal = Proposal.objects.get(verb="committee.propose")
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    found = ProposedList.objects.get()
    seen = client_of(supervisor).get(reverse("committee:proposed_list", args=[found.public_id])).content.decode()
    assert "提名奖本届空缺" in seen
    page = clerk.get(reverse("committee:minutes", args=[found.public_id])).content.decode()
    for says in (
        "到会委员（6 人）",
        f"缺席委员：{absent.name}",
        f"<td>{first.name}</td>",
        "通过",
        "提名奖本届空缺",
        "校验码",
    ):
        assert says in page
    answer = clerk.get(reverse("committee:minutes_word", args=[found.public_id]))
    word = Document(io.BytesIO(answer.content))
    lines = [one.text for one in word.paragraphs]
    assert lines[1:4] == [
        "时间、地点：2026年12月1日，示例会议室",
        f"到会委员（6 人）：{'、'.join(one.name for one in people(met) if one != absent)}",
        f"缺席委员：{absent.name}",
    ]
    assert "第 1 轮：区政府质量奖，名额 1 个，无记名，纸质票" in lines
    assert [lines[at] for at in (-6, -5)] == ["提名奖：空缺", "与得分排序的建议不同的理由：提名奖本届空缺"]
    assert (lines[-1].startswith("校验码 "), lines[-1][4:] in page) == (True, True)
    name = frozen.entries[0].organisation.name
    assert [cell.text for cell in word.tables[0].rows[1].cells] == [name, first.name, "5", "0", "0", "0", "通过"]
    with pytest.raises(NotFoundError):
        doors.proposed_list(make_actor(Role.COMMITTEE_MEMBER, frozen.cycle), found.public_id)
