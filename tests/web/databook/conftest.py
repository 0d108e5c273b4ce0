"""An application with a data book; see the fixtures of applications."""

from collections.abc import Mapping

import pytest

from web.entries.conftest import Company, call, clerk, ours, theirs
from web.entries.writing import write
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.domains import sheet_of
from zhiheng.web.drafts.queries import texts_of

__all__ = ["call", "clerk", "ours", "theirs"]

YEARS = (2096, 2097, 2098, 2099)
"""Those that a cycle of the year 2100 asks for."""


def type_figures(company: Company, figures: Mapping[str, object], actor: Actor | None = None) -> None:
    """Type figures: a list of as many as there are years, or one for all of them."""
    for name, given in figures.items():
        values = given if isinstance(given, list) else [given] * len(YEARS)
        lines = [f"{year}: {value}" for year, value in zip(YEARS, values, strict=True) if value is not None]
        part = company.part(sheet_of(name) or "")
        write(actor or company.contact.as_actor(), part, name, "\n".join(lines))


def kept(company: Company, name: str) -> str:
    """What an input's field holds."""
    return texts_of("entry_part", company.part(sheet_of(name) or "")).get(name, "")


@pytest.fixture
def balanced(ours: Company) -> Company:
    """The company with a balance sheet in which nothing is wrong."""
    type_figures(
        ours,
        {"total_assets": [100, 110, 120, 130], "total_liabilities": [40, 45, 50, 55], "total_equity": [60, 65, 70, 75]},
    )
    return ours
