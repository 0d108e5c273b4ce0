"""The season of national_season.py the way plain pandas does it: binary floats, no checks, no proof.

``python pandas_season.py RATINGS ENTRIES RESULTS`` writes the content of results.json and prints the seconds that the
computation alone took.
"""

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

from zhiheng.standard import load_standard

TIERS = (("award", 10, 600), ("nomination", 90, 500))
TIES = ["total", "2", "3", "5"]
SPREAD_LIMIT = 20


def main(ratings_path: str, entries_path: str, results_path: str) -> None:
    gc.disable()  # as the command it is compared with
    ratings = pd.read_csv(ratings_path, dtype={"indicator": str})
    entries = pd.read_csv(entries_path, dtype=str).set_index("entry")
    start = time.perf_counter()
    tables = compute(ratings)
    print(time.perf_counter() - start)
    results = {"entries": documents(tables, entries)}
    Path(results_path).write_text(json.dumps(results, ensure_ascii=False), encoding="utf-8")


def compute(ratings: pd.DataFrame) -> dict[str, Any]:
    """Return totals, ranks, tiers, categories, indicators, spreads and flags by entry, and the totals of the sheets."""
    standard = load_standard("pengjiang-manufacturing")
    points = pd.Series({indicator.code: indicator.points for indicator in standard.indicators})
    percents = ratings.pivot(index=["entry", "expert"], columns="indicator", values="percent")  # noqa: PD010 - the other averages
    sheets = percents * points / 100
    totals = sheets.sum(axis=1)
    total = trimmed_mean(totals).round(2)
    categories = trimmed_mean(sheets.T.groupby(lambda code: code.partition(".")[0]).sum().T).round(2)
    by_entry = percents.groupby("entry")
    rank = ranked(categories.assign(total=total))
    spread = by_entry.max() - by_entry.min()
    return {
        "total": total,
        "rank": rank,
        "tier": tiers(total[rank.index]),
        "categories": categories,
        "indicators": trimmed_mean(sheets).round(2),
        "spread": spread,
        "flags": flags(spread),
        "sheets": totals.round(2),
    }


def trimmed_mean(sheets: Any) -> Any:  # noqa: ANN401 - a Series or a DataFrame
    """Return each entry's mean without its highest and its lowest value."""
    by_entry = sheets.groupby("entry")
    return (by_entry.sum() - by_entry.max() - by_entry.min()) / (by_entry.count() - 2)


def ranked(scores: pd.DataFrame) -> pd.Series:
    """Return ranks 1-2-2-4 by total and categories, best first."""
    ordered = scores.sort_values(TIES, ascending=False)[TIES]
    begins = (ordered != ordered.shift()).any(axis=1)
    return pd.Series(range(1, len(ordered) + 1), ordered.index).where(begins).ffill().astype(int)


def tiers(total: pd.Series) -> dict[str, str | None]:
    """Return the tier of each entry, best first; ties at a ceiling are not looked for."""
    found: dict[str, str | None] = dict.fromkeys(total.index)
    taken = 0
    for tier, ceiling, least in TIERS:
        places = total.iloc[taken : taken + ceiling]
        given = places.index[places >= least]
        found.update(dict.fromkeys(given, tier))
        taken += len(given)
    return found


def documents(tables: dict[str, Any], entries: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what results.json says of each entry, by rank."""
    total_of, tier_of = tables["total"].to_dict(), tables["tier"]
    many = {name: tables[name].to_dict("index") for name in ("categories", "indicators", "spread")}
    facts = entries.to_dict("index")
    sheets: dict[str, dict[str, float]] = {}
    for (entry, expert), total in tables["sheets"].items():
        sheets.setdefault(entry, {})[expert] = total
    return [
        {
            "entry": entry,
            **facts[entry],
            "rank": rank,
            "tier": tier_of[entry],
            "total": total_of[entry],
            "phases": {"desk": phase(total_of[entry], sheets[entry], many, entry)},
            **{name: rows[entry] for name, rows in many.items()},
            "flags": tables["flags"].get(entry, []),
        }
        for entry, rank in tables["rank"].items()
    ]


def phase(score: float, sheets: dict[str, float], many: dict[str, Any], entry: str) -> dict[str, Any]:
    """Return what results.json says of the one phase."""
    points = {name: many[name][entry] for name in ("categories", "indicators")}
    return {"score": score, "experts": len(sheets), "aggregate": "trimmed_mean", "sheets": sheets, **points}


def flags(spread: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    """Return a flag for each spread beyond the limit, by entry."""
    found: dict[str, list[dict[str, str]]] = {}
    ranges = spread.stack()  # noqa: PD013 - melt would lose the entries
    for (entry, code), points in ranges[ranges > SPREAD_LIMIT].items():
        text = f"“材料评审”{code}分差{points}个百分点，超过{SPREAD_LIMIT}个百分点"
        found.setdefault(entry, []).append({"kind": "spread", "phase": "desk", "indicator": code, "text": text})
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
