"""Timing whole processes and calls, and printing figures beside their promises."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ZHIHENG = (sys.executable, "-m", "zhiheng")

_BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024

Value = TypeVar("Value")


@dataclass(frozen=True)
class Run:
    """One finished process: seconds of wall time, peak memory in MB, and what it printed."""

    seconds: float
    peak: float
    printed: str


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end.

    Linux counts the memory of the process that starts another as its own until it is replaced: keep the caller small.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return Run(seconds, usage.ru_maxrss * _BYTES_OF_MAXRSS / 1e6, printed)


def median_run(command: Sequence[str | Path], runs: int) -> Run:
    """Return the run of median wall time."""
    return sorted((run(command) for _ in range(runs)), key=lambda finished: finished.seconds)[runs // 2]


def median_seconds(call: Callable[[], object], runs: int) -> float:
    """Return the median wall time of a call."""
    return statistics.median(timed(call)[0] for _ in range(runs))


def timed(call: Callable[[], Value]) -> tuple[float, Value]:
    """Return the wall time of a call and its value, without garbage collection, as the command runs."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    value = call()
    seconds = time.perf_counter() - start
    gc.enable()
    return seconds, value


def print_figure(what: str, figure: str, promise: str = "") -> None:
    """Print one figure with the promise beside it."""
    print(f"{what:<52}{figure:>12}   {promise}".rstrip())
