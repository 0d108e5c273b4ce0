"""A record of five entries, as its files."""

from datetime import UTC, datetime, timedelta

from zhiheng.ledger import Act, Record

BEGIN = datetime(2026, 11, 22, 8, tzinfo=UTC)
VERBS = ("sheet.open", "sheet.score", "sheet.confirm", "sheet.reopen", "sheet.confirm")


def act(number: int, verb: str = "sheet.confirm") -> Act:
    return Act(BEGIN + timedelta(minutes=number), "Zk3-person", f"Qx8_sheet{number}", verb)


def salt(number: int) -> bytes:
    return bytes([number]) * 16


def record() -> Record:
    """Return the record; the payload of each entry is {"percent": number}."""
    record = Record()
    for number, verb in enumerate(VERBS, 1):
        record.append(act(number, verb), {"percent": number}, salt(number))
    return record


def lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)
