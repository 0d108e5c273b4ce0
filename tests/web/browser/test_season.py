"""A whole season: from its last score to the archive that restores, clicked by those who decide.

6 applications, 5 experts, 7 members of the committee of whom 2 are recused, a tie at the ceiling, an objection upheld,
an award revoked.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from demo_data.under_review import ask_departments
from playwright.sync_api import expect

from web.audit.backup.conftest import Unused, migrated, unused
from web.browser.conftest import OpenPage
from web.browser.season_people import Pair, Season, Somebody, end_notice, make_season
from zhiheng.cli import main
from zhiheng.ledger import standalone, standalone_archive
from zhiheng.web.archive.models import ArchiveFile
from zhiheng.web.audit.backup.actions import restore
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verification import verify
from zhiheng.web.committee.models import BallotRound, ProposedList
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.files.blobs import content_of
from zhiheng.web.honours.models import Winner
from zhiheng.web.notices.listed import standing
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.models import Result

__all__ = ["migrated", "unused"]

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.soak]

AWARD, NOMINATION = "区政府质量奖", "区政府质量奖提名奖"
MEMBERS = 7
FACTS = "经查，你单位在申报时提供了虚假的检验报告。"


def _names() -> list[str]:
    entries = Entry.objects.filter(cycle__isnull=False).order_by("pk").select_related("organisation")
    return [one.organisation.name for one in entries]


def _row(somebody: Somebody, name: str) -> list[str]:
    """The cells of a company's row."""
    row = somebody.page.locator("main .table").first.get_by_role("row").filter(has_text=name)
    return row.get_by_role("cell").all_inner_texts()


def _freeze(office: Pair, season: Season) -> Result:
    """The ranking shows the tie at the ceiling, and so does what the lead approves."""
    names = _names()
    office.clerk.go("results:result", season.cycle.public_id, "now")
    ranks = [_row(office.clerk, name) for name in names[:5]]
    assert [one[0] for one in ranks] == ["1", "2", "2", "4", "5"]
    assert [one[2] for one in ranks] == [AWARD, "—", "—", NOMINATION, NOMINATION]
    assert ["名额并列待定" in one[-1] for one in ranks] == [False, True, True, False, False]
    office.clerk.press("提交审核")
    office.approve("名额并列待定：", names[1], names[2])
    result = Result.objects.get()
    office.clerk.go("results:result", season.cycle.public_id, result.public_id)
    office.clerk.sees(result.bundle_id)
    return result


def _meet(office: Pair, season: Season) -> None:
    """A member each stays away from one of the two that are tied."""
    names, clerk = _names(), office.clerk
    clerk.go("committee:meeting", cycle=season.cycle)
    clerk.fill(day=season.today, place="示例会议室")
    clerk.press("登记会议")
    clerk.press("登记到会")
    for member, name in (("委员6", names[1]), ("委员7", names[2])):
        clerk.fill(person=member, entry=name, note="近亲属任职")
        clerk.press("登记回避")
    assert [_row(clerk, name)[3] for name in names[:4]] == ["—", "委员6", "委员7", "—"]


def _vote(office: Pair, season: Season, tier: str, votes: dict[str, tuple[int, int]]) -> BallotRound:
    """Vote on paper: the ballots are printed, counted twice, the teller first wrongly."""
    clerk, lead = office.clerk, office.lead
    clerk.go("committee:meeting", cycle=season.cycle)
    seat = clerk.page.locator("[name=seat] option").filter(has_text=f"{tier}（").first.inner_text()
    clerk.fill(seat=seat)
    for box in clerk.page.locator("[name=codes]").all():
        box.set_checked(False)
    for name in votes:
        clerk.page.get_by_role("checkbox", name=name).check()
    clerk.press("开始一轮表决")
    made = BallotRound.objects.latest("number")
    clerk.go("committee:print", made.public_id, "committee_ballots")
    clerk.sees(next(iter(votes)))
    _count(clerk, made, "监票人", votes)
    first = next(iter(votes))
    more, less = votes[first]
    _count(lead, made, "计票人", votes | {first: (more - 1, less + 1)})
    lead.sees(f"监票人 {more} 张，计票人 {more - 1} 张")
    _count(lead, made, "计票人", votes)
    lead.press("结束这一轮")
    made.refresh_from_db()
    return made


def _count(somebody: Somebody, ballot: BallotRound, who: str, votes: dict[str, tuple[int, int]]) -> None:
    somebody.go("committee:ballot_round", ballot.public_id)
    somebody.fill(counter=who, name=f"{who}甲")
    for one in ballot.said["candidates"]:
        for place, number in enumerate((*votes[one["name"]], 0, 0)):
            somebody.page.locator(f"[name='{one['entry']}{f'_{place}' if place else ''}']").fill(str(number))
    somebody.press("录入计票结果")


def _recommend(office: Pair, season: Season) -> ProposedList:
    """The vote decides who of the two gets the last place of the award."""
    first, second, third, fourth, fifth, _ = _names()
    made = _vote(office, season, AWARD, {first: (7, 0), second: (5, 1), third: (4, 2)})
    of = {one["name"]: one["electorate"] for one in made.said["candidates"]}
    assert [(of[one]["members"], of[one]["recused_present"]) for one in (first, second, third)] == [
        (MEMBERS, 0),
        (MEMBERS, 1),
        (MEMBERS, 1),
    ]
    _vote(office, season, NOMINATION, {third: (6, 0), fourth: (6, 1), fifth: (5, 2)})
    clerk = office.clerk
    clerk.go("committee:meeting", cycle=season.cycle)
    clerk.fill(reason="名额并列的两家由评审委员会表决")
    clerk.press("提交审核")
    office.approve(second)
    made_list = ProposedList.objects.get()
    assert standing(made_list) == [(AWARD, [first, second]), (NOMINATION, [third, fourth, fifth])]
    clerk.go("committee:minutes", made_list.public_id)
    clerk.sees("委员6")
    return made_list


def _publish(office: Pair, season: Season) -> PublicNotice:
    """The clerk fills in what is blank in the text; the period counts from the publication."""
    ask_departments(season.office, season.cycle)
    clerk = office.clerk
    clerk.go("notices:notices", cycle=season.cycle)
    clerk.fill(planned_on=season.today)
    clerk.press("拟公示稿")
    text = clerk.page.locator("main textarea").first
    typed = text.input_value()
    for blank in ("联系人", "联系电话", "电子邮箱", "地址", "评审管理办法名称"):
        typed = typed.replace(f"【待填：{blank}】", "示例")
    text.fill(f"{typed}\n")
    expect(clerk.page.locator("[data-draft-status]").first).to_contain_text("已保存")
    clerk.press("提交审核")
    office.approve()
    made = PublicNotice.objects.get()
    clerk.go("notices:notice", made.public_id)
    clerk.fill(address="https://portal.example.cn/notice/1", published_at=season.now)
    clerk.press("登记发布")
    made.refresh_from_db()
    clerk.sees(f"到 {made.ends_on} 24:00")
    return made


def _object(office: Pair, season: Season, notice: PublicNotice, name: str) -> None:
    """An objection under a real name is upheld by two persons; the company is off the list."""
    clerk = office.clerk
    clerk.go("notices:objections", notice.public_id)
    clerk.fill(entry=name, channel="来访", received_at=season.now)
    clerk.fill(name="异议人甲", identity="440700199001010000", contact="13800000000", facts="去年有一起环境处罚")
    clerk.press("登记异议")
    clerk.fill(outcome="成立", reason="经生态环境部门查实")
    clerk.press("提交审核")
    office.approve(f"“{name}”从拟奖名单中去掉")
    clerk.go("notices:notices", cycle=season.cycle)
    assert name not in clerk.page.locator("main .card", has_text="拟奖组织").inner_text()
    PublicNotice.objects.filter(pk=notice.pk).update(ends_on=end_notice())


def _announce(office: Pair, season: Season) -> list[str]:
    """The government approves, two persons announce; return the winners."""
    clerk = office.clerk
    clerk.go("notices:notices", cycle=season.cycle)
    clerk.fill(kind="批复", number="示府复〔示例〕1号", decided_on=season.today)
    clerk.press("登记区政府审定")
    _go_on(office, season)
    clerk.go("honours:winners", cycle=season.cycle)
    clerk.fill(number="示府办〔示例〕3号", announced_on=season.today)
    clerk.press("登记公布")
    return list(Winner.objects.order_by("pk").values_list("name", flat=True))


def _go_on(office: Pair, season: Season) -> None:
    office.clerk.go("programmes:go_on", season.cycle.public_id)
    office.clerk.press("提交审核")
    office.approve()


def _hand_over(office: Pair, season: Season, winner: Winner) -> None:
    clerk = office.clerk
    clerk.go("honours:winner", winner.public_id)
    clerk.fill(kind="证书", number="示质奖证第01号", dated=season.today)
    clerk.press("登记")
    clerk.follow("示质奖证第01号")
    clerk.fill(day=season.today, handed_to="示例代表", handed_by="审核人丙")
    clerk.press("登记领取")
    clerk.sees("示例代表领取")


def _give_feedback(office: Pair, season: Season) -> None:
    """Everybody gets a report, also who was not visited."""
    clerk = office.clerk
    clerk.go("feedback:reports", cycle=season.cycle)
    clerk.press("拟稿（6 家）")
    clerk.press("提交审核并发出")
    office.approve()
    assert FeedbackReport.objects.exclude(released_at=None).count() == 6


def _revoke(office: Pair, season: Season, winner: Winner) -> None:
    clerk = office.clerk
    clerk.go("honours:winner", winner.public_id)
    clerk.follow("撤销奖项")
    clerk.fill(document="示例决定1号", day=season.today, reason=FACTS)
    clerk.press("提交审核")
    office.approve("示例决定1号")
    clerk.go("honours:winners", cycle=season.cycle)
    row = clerk.page.get_by_role("row").filter(has_text=winner.name)
    expect(row.get_by_text("已撤销")).to_be_visible()


def _verified(verifier: str | None, path: Path, digest: str) -> str:
    done = subprocess.run(
        [sys.executable, str(verifier), str(path), "--digest", digest], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_whole_season(page_at: OpenPage, site: str, unused: Unused, tmp_path: Path) -> None:
    season = make_season()
    office, names, cycle = Pair.of(page_at, site), _names(), season.cycle
    assert len(names) == 6
    result = _freeze(office, season)
    _meet(office, season)
    _recommend(office, season)
    notice = _publish(office, season)
    _object(office, season, notice, names[3])
    assert _announce(office, season) == [names[one] for one in (0, 1, 2, 4)]
    winner = Winner.objects.get(name=names[1])
    _hand_over(office, season, winner)
    _give_feedback(office, season)
    contact = Assignment.objects.get(organisation__name=names[5], role="entry_owner")
    applicant = Somebody(page_at, site, contact)
    applicant.go("feedback:own_reports")
    applicant.follow(cycle.title)
    applicant.sees("优势")
    office.clerk.go("feedback:report", FeedbackReport.objects.get(entry__organisation__name=names[5]).public_id)
    office.clerk.sees("已读")
    _revoke(office, season, winner)
    office.clerk.go("archive:archive", cycle=cycle)
    office.clerk.sees("没有未办完的事项")
    _go_on(office, season)

    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(content_of(result.bundle))
    assert main(["verify", str(bundle), "--digest", result.bundle_id]) == 0
    _verified(standalone.__file__, bundle, result.bundle_id)
    path = tmp_path / "archive.zip"
    assert main(["admin", "archive", cycle.public_id, str(path)]) == 0
    written = ArchiveFile.objects.get()
    office.clerk.go("archive:archive", cycle=cycle)
    office.clerk.sees(written.digest)
    assert "[不通过]" not in _verified(standalone_archive.__file__, path, written.digest)
    with unused():
        restored = restore(path)
        assert (restored.digest, verify().is_whole, list(broken_invariants())) == (written.digest, True, [])
        assert (Cycle.objects.get().stage, Entry.objects.count()) == (Stage.ARCHIVED, 6)
        assert Winner.objects.get(revocation__isnull=False).name == names[1]
        assert content_of(Result.objects.get().bundle) == bundle.read_bytes()
