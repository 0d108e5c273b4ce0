"""Measurement on simulated panels: fit, rank probabilities, Krippendorff's alpha; one thread, each size a process.

With statsmodels installed, the two-way model of totals is fitted by it as well, on the same data in the same process.
"""

import argparse
import os
import sys
from importlib.util import find_spec

from work.timing import median_seconds, print_figure, run, timed

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SIZES = {"S": (30, 9), "M": (300, 60), "L": (10_000, 2_000), "XL": (100_000, 20_000)}
FIT = {"S": "≤ 4 ms", "M": "≤ 12 ms", "L": "≤ 0.5 s", "XL": "≤ 5 s"}
POSTERIOR = {"S": "≤ 0.12 s", "M": "≤ 0.8 s", "L": "≤ 2 s", "XL": "≤ 20 s"}
MEMORY = {"L": "≤ 300 MB", "XL": "≤ 1000 MB"}
WITH_POSTERIOR = ("S", "M")
"""Larger designs have no posterior: it keeps a table of entries × entries."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["S", "M"])
    parser.add_argument("--inside", choices=SIZES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        _measure(given.inside)
        return
    os.environ.update(ONE_THREAD)
    for size in given.sizes:
        finished = run([sys.executable, __file__, "--inside", size])
        print(finished.printed, end="")
        print_figure(f"{size}: peak memory", f"{finished.peak:.0f} MB", MEMORY.get(size, ""))


def _measure(size: str) -> None:
    from work.rating_panels import make_panel  # noqa: PLC0415 - the caller stays small: see work/timing.py

    from zhiheng.measurement import krippendorff_alpha  # noqa: PLC0415
    from zhiheng.measurement.components import fit  # noqa: PLC0415
    from zhiheng.measurement.models import items, totals  # noqa: PLC0415
    from zhiheng.measurement.posterior import posterior  # noqa: PLC0415

    scores = make_panel(*SIZES[size])
    weights = scores.weights_of(None)
    model = items(scores, weights)
    runs = 9 if size in WITH_POSTERIOR else 1
    seconds = median_seconds(lambda: fit(model.problem), runs)
    found = fit(model.problem) if size in WITH_POSTERIOR else None
    print_figure(f"{size}: six components and REML criterion", f"{seconds * 1000:.1f} ms", FIT[size])
    if found:
        seconds = median_seconds(lambda: posterior(model, found, 20.0, (10,), []), 3)
        print_figure(f"{size}: posterior and rank probabilities", f"{seconds:.2f} s", POSTERIOR[size])
    unit = scores.entry * len(scores.indicators) + scores.indicator
    seconds, _ = timed(lambda: krippendorff_alpha(unit, scores.value, "interval"))
    print_figure(f"{size}: Krippendorff’s alpha, interval", f"{seconds * 1000:.1f} ms", "≤ 200 ms at L")
    own = median_seconds(lambda: fit(totals(scores, weights).problem), runs)
    print_figure(f"{size}: two-way model of totals", f"{own * 1000:.1f} ms")
    if size in WITH_POSTERIOR and find_spec("statsmodels"):
        theirs, difference = _statsmodels(scores.totals(weights), fit(totals(scores, weights).problem).criterion)
        print_figure(f"{size}: the same by statsmodels", f"{theirs * 1000:.0f} ms, {theirs / own:.0f} times")
        print_figure(f"{size}: difference of the REML criteria", f"{difference:.1e}", "≤ 1e-6")


def _statsmodels(table: object, criterion: float) -> tuple[float, float]:
    """Return the time of the same model by statsmodels, and how far the criteria lie apart."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from statsmodels.regression.mixed_linear_model import MixedLM  # noqa: PLC0415

    values = np.asarray(table)
    entry, expert = np.nonzero(~np.isnan(values))
    data = pd.DataFrame(
        {"y": values[entry, expert], "entry": entry.astype(str), "expert": expert.astype(str), "one": 1}
    )
    parts = {"entry": "0 + C(entry)", "expert": "0 + C(expert)"}
    seconds, fitted = timed(
        lambda: MixedLM.from_formula("y ~ 1", groups="one", vc_formula=parts, re_formula="0", data=data).fit(reml=True)
    )
    return seconds, abs(-2 * float(fitted.llf) - criterion)


if __name__ == "__main__":
    main()
