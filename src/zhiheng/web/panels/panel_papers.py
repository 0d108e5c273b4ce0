"""What a panel signs for on paper: the attendance sheet (签到表), fees paid (评审费发放表), appraisals (专家评价表)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.panels.models import Appraisal, ExpertProfile, Panel, PanelMember
from zhiheng.web.programmes.models import Setting
from zhiheng.web.programmes.values import value_of

FEE_PER_DAY = "panel.fee_per_day"
_NO_DAYS = Decimal()
_SIGNED = ("经办人（签字）：", "审核人（签字）：", "　　　　年　　月　　日")


@dataclass(frozen=True, slots=True)
class PanelPaper:
    """A paper of a panel: a table whose last columns are filled in by hand, and lines below it."""

    key: str
    title: Message
    columns: Sequence[str]
    rows: Callable[[Panel], list[list[str]]]
    below: Sequence[str]

    @property
    def print_kind(self) -> str:
        """The name of its printed pages, which stands in the database and must not change."""
        return f"panel_{self.key}"


def fee_per_day(panel: Panel) -> int:
    """Return how many yuan an expert gets for a day."""
    return int(str(value_of(panel.cycle, FEE_PER_DAY)))


def is_fee_confirmed(panel: Panel) -> bool:
    """Return whether a paper confirms that amount; else it is 待秘书处确认."""
    kept = Setting.objects.filter(cycle=panel.cycle_id, key=FEE_PER_DAY).first()
    return bool(kept and kept.is_confirmed)


def paid_members(panel: Panel) -> list[PanelMember]:
    """Return whom the fee is paid to, in the order of their names: members, and who left after some days."""
    found = PanelMember.objects.filter(panel=panel, paid_days__gt=0).select_related("person")
    return list(found.order_by("person__name_key", "pk"))


def heading_of(panel: Panel) -> str:
    """Return what the papers say above their tables."""
    return f"{panel.cycle.title}　{panel.name}"


def digest_of_panel_paper(paper: PanelPaper, panel: Panel) -> str:
    """Return the digest of all that a paper says."""
    said = {"heading": heading_of(panel), "columns": [*paper.columns], "below": [*paper.below]}
    return digest_of({"title": paper.title.zh, "rows": [[*row] for row in paper.rows(panel)], **said})


def _attending(panel: Panel) -> list[list[str]]:
    members = PanelMember.objects.filter(panel=panel, ended=None).select_related("person")
    ordered = list(members.order_by("-is_leader", "person__name_key", "pk"))
    profiles = ExpertProfile.objects.filter(
        programme=panel.cycle.programme_id, person__in=[one.person_id for one in ordered]
    )
    known = {one.person_id: (one.employer, one.post) for one in profiles}
    return [
        [str(number), one.person.name, *known.get(one.person_id, ("", "")), "", ""]
        for number, one in enumerate(ordered, 1)
    ]


def _paid(panel: Panel) -> list[list[str]]:
    fee, members = fee_per_day(panel), paid_members(panel)
    days = [one.paid_days or _NO_DAYS for one in members]
    rows = [
        [str(number), one.person.name, _plain(of), str(fee), _plain(of * fee), ""]
        for number, (one, of) in enumerate(zip(members, days, strict=True), 1)
    ]
    total = sum(days, _NO_DAYS)
    return [*rows, ["", "合计", _plain(total), "", _plain(total * fee), ""]]


def _appraised(panel: Panel) -> list[list[str]]:
    found = Appraisal.objects.filter(member__panel=panel).select_related("member__person")
    last = {one.member_id: one for one in found}
    ordered = sorted(last.values(), key=lambda one: (one.member.person.name_key, one.pk))
    return [[str(number), one.member.person.name, str(one.points), one.remark] for number, one in enumerate(ordered, 1)]


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


PAPERS: Mapping[str, PanelPaper] = {
    paper.key: paper
    for paper in (
        PanelPaper(
            "attendance",
            Message("签到表", "Attendance sheet"),
            ("序号", "姓名", "工作单位", "职务、职称", "签到时间", "签名"),
            _attending,
            ("日期：　　　　年　　月　　日",),
        ),
        PanelPaper(
            "fees",
            Message("评审费发放表", "Fees paid"),
            ("序号", "姓名", "天数", "标准（元/天）", "金额（元）", "签名"),
            _paid,
            _SIGNED,
        ),
        PanelPaper(
            "appraisals",
            Message("专家评价表", "Appraisals of experts"),
            ("序号", "姓名", "评分", "评价"),
            _appraised,
            _SIGNED,
        ),
    )
}
"""The papers by their keys, in their order."""
