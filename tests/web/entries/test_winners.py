"""Importing earlier winners: all problems with their lines, nothing half-imported, known winners updated."""

import pytest

from web.entries.conftest import Call, Company
from web.make import make_actor, make_programme
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.actions.winners import import_winners
from zhiheng.web.entries.models import EarlierWinner

HEADER = "year,award,name,credit_code,tier"
GOOD = "2098,示例奖,甲公司,,金奖"


def _list(*lines: str) -> InputFile:
    return InputFile("名单.csv", "\n".join((HEADER, *lines)).encode())


def _imported() -> list[tuple[int, str, str, str]]:
    return list(EarlierWinner.objects.values_list("year", "name", "credit_code", "tier"))


def _problems(call: Call, clerk: Actor, *lines: str) -> list[str]:
    with pytest.raises(BadInputError) as error:
        import_winners(clerk, call.cycle.programme, _list(*lines))
    return [one.text("zh") for one in error.value.problems]


def test_list_without_a_winner_is_refused(call: Call, clerk: Actor) -> None:
    assert _problems(call, clerk) == ["名单.csv: 名单里没有内容 › 每行写一家获奖组织"]


def test_what_a_line_lacks_or_has_too_much_of_is_told_at_once(call: Call, clerk: Actor) -> None:
    assert _problems(call, clerk, GOOD, "2098,,乙公司,,", f"2098,{'奖' * 101},{'名' * 201},,{'级' * 61}") == [
        "名单.csv › 第 3 行: 没有奖项名称 › 如 示例区政府质量奖",
        "名单.csv › 第 4 行: “award”超过 100 字 › 写得短些",
        "名单.csv › 第 4 行: “name”超过 200 字 › 写得短些",
        "名单.csv › 第 4 行: “tier”超过 60 字 › 写得短些",
    ]
    assert _imported() == []


@pytest.mark.parametrize("year", ["1989", "2101", "二三年", "²⁰²³", "-2020", ""])
def test_year_is_four_digits_of_these_times(call: Call, clerk: Actor, year: str) -> None:
    told = f"名单.csv › 第 2 行: “{year}”不是年份 › 写成四位数字，如 2023"
    assert _problems(call, clerk, f"{year},示例奖,乙公司,,") == [told]


def test_longest_texts_and_first_and_last_year_are_taken(call: Call, clerk: Actor) -> None:
    lines = (f"1990,{'奖' * 100},{'名' * 200},,{'级' * 60}", "2100,示例奖,乙公司,,")
    assert import_winners(clerk, call.cycle.programme, _list(*lines)) == 2


def test_known_winner_is_updated(call: Call, clerk: Actor) -> None:
    programme = call.cycle.programme
    assert import_winners(clerk, programme, _list(GOOD)) == 1
    again = _list("2098,示例奖,甲公司,91350100m000100y43,提名奖", "2097,示例奖,乙公司,,")
    assert import_winners(clerk, programme, again) == 1
    assert _imported() == [(2098, "甲公司", "91350100M000100Y43", "提名奖"), (2097, "乙公司", "", "")]
    last = LedgerEntry.objects.latest("sequence")
    payload = LedgerPayload.objects.get(commitment=last.commitment).payload
    assert (last.verb, payload["count"], payload["digest"]) == ("winner.import", 2, sha256_hex(again.content))


def test_winners_are_imported_by_the_awards_own_office(call: Call, ours: Company) -> None:
    other_clerk = make_actor(Role.OFFICE_CLERK, None, programme=make_programme("另一示例奖"))
    for actor in (ours.contact.as_actor(), make_actor(Role.EXPERT, call.cycle), other_clerk):
        with pytest.raises(NotPermittedError):
            import_winners(actor, call.cycle.programme, _list(GOOD))
    assert _imported() == []
