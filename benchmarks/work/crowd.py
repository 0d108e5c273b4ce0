"""People at work on a site: each does one thing every so many seconds over an own connection, as a browser does."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request: its name for the figures, method, path, and the JSON it sends."""

    name: str
    method: str
    path: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person's browser: its cookies, and what it does next."""

    cookie: str
    token: str
    next_exchange: Callable[[random.Random], Exchange]


@dataclass(slots=True)
class Figures:
    """What a run measured: seconds of every answer by the name of its exchange, and answers that were not good."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    lasted: float = 0.0

    def percentile(self, name: str, percent: float) -> float:
        """Return a percentile of the seconds of one kind of exchange."""
        ordered = sorted(self.seconds[name])
        return ordered[min(int(len(ordered) * percent / 100), len(ordered) - 1)]

    @property
    def per_second(self) -> float:
        """Answers a second over the whole run."""
        return sum(map(len, self.seconds.values())) / self.lasted


def work(port: int, visitors: Sequence[Visitor], seconds: float, pause: float) -> Figures:
    """Let all visitors work for a while, each pausing so long between two exchanges; 0 is as fast as answers come."""
    return asyncio.run(_work(port, visitors, seconds, pause))


async def _work(port: int, visitors: Sequence[Visitor], seconds: float, pause: float) -> Figures:
    figures = Figures()
    start = time.perf_counter()
    dice = [random.Random(number) for number in range(len(visitors))]  # noqa: S311 - seeded data
    people = zip(visitors, dice, strict=True)
    await asyncio.gather(*(_visit(port, visitor, dice, start + seconds, pause, figures) for visitor, dice in people))
    figures.lasted = time.perf_counter() - start
    return figures


async def _visit(port: int, visitor: Visitor, dice: random.Random, end: float, pause: float, figures: Figures) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(dice.random() * pause)
    while time.perf_counter() < end:
        began = time.perf_counter()
        exchange = visitor.next_exchange(dice)
        writer.write(_request(exchange, visitor))
        status = await _read_answer(reader)
        took = time.perf_counter() - began
        if status == 200:  # noqa: PLR2004 - OK
            figures.seconds.setdefault(exchange.name, []).append(took)
        else:
            figures.failures.append(f"{exchange.name}: {status}")
        await asyncio.sleep(max(0.0, pause - took))
    writer.close()
    await writer.wait_closed()


def _request(exchange: Exchange, visitor: Visitor) -> bytes:
    body = exchange.body.encode()
    lines = [
        f"{exchange.method} {exchange.path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: {visitor.cookie}",
        f"X-CSRFToken: {visitor.token}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def _read_answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    if headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(headers.get("content-length", "0")))
    return int(head[0].split()[1])
