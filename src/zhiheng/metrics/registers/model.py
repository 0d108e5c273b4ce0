"""Which registers there are, the levels of their lines, and which inputs are counted from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from zhiheng.problems import Message

When: TypeAlias = Literal["held", "of_year", "recent", "running"]
"""Lines that count for a year: in force at its end; dated in it; dated in it or the two before; under way in it."""


@dataclass(frozen=True, slots=True)
class Count:
    """An input counted from lines of some levels, all if ``levels`` is empty; ``leading`` ones have own rank 1."""

    input: str
    when: When
    levels: frozenset[str] = frozenset()
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A register; ``levels`` by what is typed for them in Chinese, with their English names."""

    id: str
    title: Message
    levels: Mapping[str, str]
    counts: tuple[Count, ...] = ()


def _of(*levels: str) -> frozenset[str]:
    return frozenset(levels)


_LEVELS = {"国家级": "national", "省部级": "provincial", "市级": "municipal", "其他": "other"}
_PATENTS = {
    "发明": "invention",
    "境外发明": "invention abroad",
    "实用新型": "utility model",
    "外观设计": "design",
    "申请": "application",
}
_STANDARDS = {"国际": "international", "国家": "national", "行业": "industry", "地方": "local", "团体": "association"}
_FORMAL = _of("国际", "国家", "行业")
_QUALITY = {
    "质量国际级": "quality, international",
    "质量国家级": "quality, national",
    "质量省部级": "quality, provincial",
    "质量市级": "quality, municipal",
    "创新": "innovation",
    "品牌": "brand",
}
_INCIDENTS = {
    "投诉": "complaint",
    "质量安全事故": "quality or safety accident",
    "群体性投诉": "mass complaint",
    "召回": "recall",
    "供应中断": "supply disruption",
}

_ALL = (
    Register(
        "patents",
        Message("专利", "Patents"),
        _PATENTS,
        (
            Count("valid_patents", "held", _of("发明", "境外发明", "实用新型", "外观设计")),
            Count("valid_invention_patents", "held", _of("发明", "境外发明"), leading=True),
            Count("overseas_invention_patents", "held", _of("境外发明")),
            Count("patent_applications", "of_year", _of("申请")),
        ),
    ),
    Register(
        "trademarks",
        Message("商标", "Trademarks"),
        {"境内": "domestic", "境外": "abroad"},
        (Count("trademarks_domestic", "held", _of("境内")), Count("trademarks_overseas", "held", _of("境外"))),
    ),
    Register(
        "standards",
        Message("参与制修订的标准", "Standards drafted"),
        _STANDARDS,
        (
            Count("standards_international", "recent", _of("国际")),
            Count("standards_national", "recent", _of("国家")),
            Count("standards_industry", "recent", _of("行业")),
            Count("standards_lead", "recent", _FORMAL, leading=True),
        ),
    ),
    Register(
        "projects",
        Message("科研项目", "Research projects"),
        _LEVELS,
        (Count("national_major_projects", "running", _of("国家级")),),
    ),
    Register(
        "products",
        Message("获认定的新产品（新服务）", "Recognised new products"),
        _LEVELS,
        (Count("recognized_new_products", "of_year"),),
    ),
    Register(
        "honours",
        Message("质量、创新、品牌荣誉", "Honours"),
        _QUALITY,
        (
            Count("quality_awards_international", "of_year", _of("质量国际级")),
            Count("quality_awards_national", "of_year", _of("质量国家级")),
            Count("quality_awards_provincial", "of_year", _of("质量省部级")),
            Count("quality_awards_municipal", "of_year", _of("质量市级")),
            Count("innovation_awards", "of_year", _of("创新")),
            Count("brand_honors", "held", _of("品牌")),
        ),
    ),
    Register(
        "certificates",
        Message("管理体系认证证书", "System certificates"),
        {
            "质量": "quality",
            "环境": "environment",
            "职业健康安全": "health and safety",
            "能源": "energy",
            "知识产权": "intellectual property",
            "其他": "other",
        },
        (Count("management_certs", "held"),),
    ),
    Register(
        "platforms",
        Message("创新平台", "Innovation platforms"),
        _LEVELS,
        (Count("innovation_platforms", "held", _of("国家级", "省部级")),),
    ),
    Register(
        "technologies",
        Message("关键核心技术", "Core technologies"),
        {"自主可控": "self-controlled", "部分可控": "partly", "受制于人": "dependent"},
        (Count("core_tech_total", "held"), Count("core_tech_self_controlled", "held", _of("自主可控"))),
    ),
    Register("improvements", Message("质量改进项目", "Improvement projects"), _LEVELS),
    Register("innovations", Message("管理创新成果", "Management innovations"), _LEVELS),
    Register(
        "incidents",
        Message("投诉和事件", "Complaints and incidents"),
        _INCIDENTS,
        (
            Count("complaints_count", "of_year", _of("投诉")),
            Count("quality_safety_accidents", "of_year", _of("质量安全事故")),
            Count("mass_complaint_events", "of_year", _of("群体性投诉")),
            Count("product_recalls", "of_year", _of("召回")),
            Count("supply_disruptions", "of_year", _of("供应中断")),
        ),
    ),
    Register("posts", Message("社会和行业任职", "Posts in associations"), _LEVELS),
)

REGISTERS: Mapping[str, Register] = {one.id: one for one in _ALL}
"""The registers by their ids, in the order in which they are shown."""
