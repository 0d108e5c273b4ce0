"""The invented companies (示例…): what they are, and what they put on the form."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from zhiheng.web.people.credit_code import check_character

_FILE = Path(__file__).with_name("companies.toml")
_CODE = "91440703MA0DEM{number:03}"


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the demonstration; money is in 10 000 yuan, ``founded`` a date."""

    number: int
    name: str
    short: str
    contact: str
    industry: str
    kind: str
    product: str
    business: str
    employees: int
    revenue: int
    founded: str

    @property
    def credit_code(self) -> str:
        """A code of nobody whose check character is right."""
        first = _CODE.format(number=self.number)
        return first + check_character(first)

    @property
    def account(self) -> str:
        """The name with which its contact signs in."""
        return f"company{self.number + 1}" if self.number else "company"

    def form(self) -> dict[str, str]:
        """Return the values of the form by the keys of its fields, without those that are filled in at the start."""
        return {
            "kind": self.kind,
            "industry": self.industry,
            "founded": self.founded,
            "address": f"示例省示例市示例区示例路 {self.number + 1} 号",
            "representative": f"示例法人{self.number + 1}",
            "business": self.business,
            "size": "medium" if self.employees >= _MEDIUM else "small",
            "employees": str(self.employees),
            "revenue": str(self.revenue),
            "assets": str(self.revenue * 6 // 5),
            "contacts": f"{self.contact} | 品质部 经理 | 13800000000 | contact@example.com",
            "parent": "无",
            "certificates": f"质量管理体系认证证书 | 示例-{self.number + 1:03} | 示例认证中心 | 2028-06-30",
            "regulations": "中华人民共和国产品质量法\n中华人民共和国标准化法\n中华人民共和国安全生产法",
            "coaching": "示例管理咨询有限公司 | 示例顾问 | 卓越绩效模式培训 | 2025-03 至 2025-06",
        }


_MEDIUM = 300
"""Employees from which an industrial company is of medium size."""


def all_companies() -> list[Company]:
    """Return the companies in their order."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["company"]
    return [Company(number=number, **row) for number, row in enumerate(rows)]
