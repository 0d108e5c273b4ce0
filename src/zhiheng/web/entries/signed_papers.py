"""The papers of an application that are signed and sealed (签章页): what each says, and whether its scan is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.limits import value_of_entry
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.files.queries import PrintedPage, printed_pages_of_kinds
from zhiheng.web.people.models import Assignment

RECOMMENDATION = "recommendation"
ASKS_RECOMMENDATION = "application.asks_recommendation"
_BLANK = "（未填写）"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A paper: paragraphs with ``{names}`` of facts, lines for signatures; one that is no proof may be left out."""

    key: str
    title: Message
    paragraphs: Sequence[str]
    signatures: Sequence[str]
    is_required: bool = True

    @property
    def print_kind(self) -> str:
        """The name of its printed pages, which stands in the database and must not change."""
        return f"paper_{self.key}"


_LEGAL, _SEAL, _DAY = "法定代表人（签字）：", "申报组织（盖章）：", "　　　　年　　月　　日"

PAPERS: Mapping[str, SignedPaper] = {
    paper.key: paper
    for paper in (
        SignedPaper(
            "undertaking",
            Message("承诺书", "Undertaking"),
            (
                "{organisation}（统一社会信用代码 {credit_code}）自愿申报{cycle}，申报编号 {code}，现郑重承诺：",
                "一、申报表、组织概述、自评报告和证实性材料真实、准确、完整，没有虚假记载、误导性陈述和重大遗漏。",
                "二、本组织符合申报条件；申报期间情况发生变化的，及时书面报告。",
                "三、遵守评审纪律，不请托、不送礼、不宴请，不以任何方式干扰评审。",
                "四、违反上述承诺的，自愿承担取消申报资格、撤销奖励等后果。",
                "法定代表人：{representative}",
            ),
            (_LEGAL, _SEAL, _DAY),
        ),
        SignedPaper(
            RECOMMENDATION,
            Message("推荐意见", "Recommendation"),
            (
                "申报组织：{organisation}（统一社会信用代码 {credit_code}）",
                "申报奖项：{cycle}　　申报编号：{code}",
                "推荐单位对上述组织的申报情况进行了核对，意见如下：",
                "　",
                "　",
                "　",
            ),
            ("推荐单位（盖章）：", _DAY),
        ),
        SignedPaper(
            "letter_of_authority",
            Message("授权委托书", "Letter of authority"),
            (
                "委托单位：{organisation}（统一社会信用代码 {credit_code}），法定代表人：{representative}",
                "本组织授权 {contacts} 为申报联系人，代表本组织办理{cycle}的下列事项：",
                "申报、补正、陈述申辩、申请复核和签收文书；由此产生的责任由本组织承担。",
                "委托期限自签署之日起，至本届评选结束。",
            ),
            (_LEGAL, "被授权人（签字）：", _SEAL, _DAY),
            is_required=False,
        ),
        SignedPaper(
            "internal_notice",
            Message("内部公示证明", "Proof of the notice within the organisation"),
            (
                "{organisation}申报{cycle}（申报编号 {code}）的材料，已在本组织内部公示。",
                "公示时间：　　　　年　　月　　日至　　　　年　　月　　日。",
                "公示结果：□ 没有收到异议　　□ 收到异议　　件，均已处理。",
            ),
            (_SEAL, _DAY),
            is_required=False,
        ),
        SignedPaper(
            "secrecy_check",
            Message("保密审查意见", "Secrecy check"),
            (
                "{organisation}对申报{cycle}（申报编号 {code}）的全部材料进行了保密审查，意见如下：",
                "一、全部材料不含国家秘密和工作秘密，可以在非涉密系统中存储和处理。",
                "二、涉及商业秘密的内容，已在系统中标注。",
            ),
            ("保密审查人（签字）：", _LEGAL, _SEAL, _DAY),
        ),
    )
}
"""Every paper by its key, in their order."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of an application: whether it must be there, its printed pages with scans, the newest first."""

    paper: SignedPaper
    is_required: bool
    printed: Sequence[PrintedPage]

    @property
    def is_signed(self) -> bool:
        """Whether a scan was handed in of a page that still holds."""
        return any(one.is_current and one.scans for one in self.printed)


def papers_of(entry: Entry) -> list[SignedPaper]:
    """Return the papers that the cycle of an application knows; a recommendation can be switched off."""
    asks = value_of_entry(entry, ASKS_RECOMMENDATION)
    return [paper for paper in PAPERS.values() if asks or paper.key != RECOMMENDATION]


def paper_lines(actor: Actor, entry: Entry) -> list[PaperLine]:
    """Return the papers of an application that came through its door."""
    papers = papers_of(entry)
    printed = printed_pages_of_kinds(actor, [paper.print_kind for paper in papers], entry)
    return [PaperLine(paper, paper.is_required, printed[paper.print_kind]) for paper in papers]


def text_of_paper(paper: SignedPaper, facts: Mapping[str, str]) -> list[str]:
    """Return the paragraphs of a paper with the facts of an application."""
    return [paragraph.format_map(facts) for paragraph in paper.paragraphs]


def digest_of_paper(paper: SignedPaper, facts: Mapping[str, str]) -> str:
    """Return the digest of all that a paper says; once it is another, signed pages hold no longer."""
    return digest_of({"title": paper.title.zh, "text": [*text_of_paper(paper, facts)], "signed": [*paper.signatures]})


def facts_of_papers(entry: Entry) -> dict[str, str]:
    """Return what the papers of an application name, as it stands now; three queries."""
    held = Assignment.objects.filter(role=Role.ENTRY_OWNER, organisation=entry.organisation_id, ended=None)
    names = held.order_by("person__name_key", "person").values_list("person__name", flat=True)
    typed = texts_of(ENTRY_PART, entry.parts.get(code=PROFILE))
    return {
        "organisation": entry.organisation.name,
        "credit_code": entry.organisation.credit_code,
        "cycle": entry.cycle.title if entry.cycle else "",
        "code": entry.code,
        "representative": typed.get("representative", "").strip() or _BLANK,
        "contacts": "、".join(dict.fromkeys(names)) or _BLANK,
    }
