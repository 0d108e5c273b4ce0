"""The standalone verifier of result bundles (结果数据包): ``python standalone.py bundle.zip [--digest HEX]``.

One file, Python 3.9 or later, no other package. It shares no line with the program that made the bundle: it computes
the official result a second time, in textbook fractions, from docs/reference/calculation.md alone, and compares every
byte. It executes nothing from the bundle, writes nothing and needs no network. ZHIHENG_LANG=en prints English. Exit
code 0: everything holds; 1: something does not, and the first such thing is named; 2: wrong usage.
"""
# ruff: noqa: B905, SIM905, T201, UP006, UP035 - it runs on Python 3.9 too; printing is what it is for

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import re
import sys
import zipfile
from fractions import Fraction
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator

Object = Dict[str, Any]  # a JSON object; numbers to be published are still exact fractions in it
Sheets = Dict[str, Dict[str, Any]]  # expert -> indicator -> points as a fraction, None where it is not applicable
AGREED = "@consensus"
FILES = {"entries.csv", "manifest.json", "ratings.csv", "results.json", "scheme.json", "standard.json"}
FILE = re.compile(r"(entries|ratings)\.csv|(manifest|results|scheme|standard(-[A-Za-z0-9_-]{1,31})?)\.json")
DECIMAL = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{0,14}[1-9])?")  # in its shortest form
# The kinds of flags in the order in which they stand at an entry:
FLAGS = "tie tie_at_ceiling tie_at_gate stopped_by_gate not_scored spread incomplete withdrawn na fallback".split()


class DoesNotHoldError(Exception):
    """The first thing that does not hold, in Chinese and in English."""


def require(holds: object, where: str, zh: str, en: str) -> None:
    """Stop at the first thing that does not hold."""
    if not holds:
        raise DoesNotHoldError(f"[不通过] {where}：{zh}", f"[does not hold] {where}: {en}")


def say(zh: str, en: str) -> None:
    """Print one line in the reader's language, whatever characters the console knows."""
    text = en if os.environ.get("ZHIHENG_LANG", "zh").lower().startswith("en") else zh
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))


def canonical_json(value: object, **options: Any) -> bytes:  # noqa: ANN401 - of json.dumps
    """Return RFC 8785 JSON of strings, integers, booleans, null, arrays and objects."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), **options).encode()


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON value
    """Yield what a JSON value holds, in order, each with its path."""
    members = value.items() if isinstance(value, dict) else [*enumerate(value)] if isinstance(value, list) else ()
    for key, member in members:
        yield from leaves(member, f"{path} › {key}")
    yield path, "" if members else canonical_json(value).decode()


def number(value: object) -> Fraction:
    """Return an integer or a decimal string exactly."""
    require(DECIMAL.fullmatch(str(value)), str(value), "不是数", "not a number")
    return Fraction(str(value))


@cache
def points_of(text: str, maximum: int, unit: str, step: str) -> Fraction | None:
    """Return the points a cell stands for; None if it is not on the scale."""
    highest, step = (100, step) if unit == "percent" else (maximum, "0.5")
    is_on_scale = DECIMAL.fullmatch(text) and number(text) <= highest and number(text) % number(step) == 0
    return number(text) * maximum / highest if is_on_scale else None


def aggregate(values: list[Fraction], method: str, phase: Object) -> Fraction:
    """Return one value for several experts'; an agreed sheet stands alone, so its mean is itself."""
    ordered, count = sorted(values), len(values)
    if method == "median":
        return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    if method == "trimmed_mean":
        ordered = ordered[phase["drop_low"] : count - phase["drop_high"]]
    return sum(ordered, Fraction(0)) / len(ordered)


def weighted_mean(pairs: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return Σ weight·value ÷ Σ weight of the values there are; if the weights are all 0, the last of them."""
    present = [(weight, value) for weight, value in pairs if value is not None]
    weights = sum(weight for weight, _ in present)
    if not weights:
        return present[-1][1] if present else None
    return sum(weight * value for weight, value in present) / weights


def read_files(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip; nothing in it may be compressed, repeated or unknown, or stand around them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            is_plain = FILE.fullmatch(member.filename) and member.compress_type == zipfile.ZIP_STORED
            require(is_plain, repr(member.filename), "不应有的文件，或被压缩", "surplus or compressed")
        files = {name: archive.read(name) for name in archive.namelist()}
    only_form = io.BytesIO()  # sorted, stored, of 1980-01-01, plain files of mode 0644, nothing around them
    with zipfile.ZipFile(only_form, "w") as archive:
        for name, body in sorted(files.items()):
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = 3, 0o100644 << 16
            archive.writestr(member, body)
    require(only_form.getvalue() == content, "zip", "有重复或多余的内容、属性", "something is repeated or surplus")
    say("[通过] 数据包的格式正确", "[holds] the bundle has its one form")
    return files


class Bundle:
    """The files of a bundle, the season they tell of, and the result that follows from it."""

    def __init__(self, content: bytes) -> None:
        self.files = read_files(content)
        self.digests = {name: hashlib.sha256(body).hexdigest() for name, body in self.files.items()}
        self.manifest = self.read_json("manifest.json")
        require(self.manifest["format"] == "zhiheng-bundle/1", "manifest.json", "格式版本不认识", "unknown format")
        for name in sorted({*self.digests, *self.manifest["members"]} - {"manifest.json"}):
            is_same = self.digests.get(name) == self.manifest["members"].get(name)
            require(is_same, name, "与清单 manifest.json 所载摘要值不一致", "not the digest that manifest.json names")
        say("[通过] 各文件与清单所载摘要值一致", "[holds] every file has the digest that the manifest names")
        self.scheme = self.read_json("scheme.json")
        require(self.scheme["rounding"]["digits"] in range(7), "scheme.json", "小数位数无效", "wrong number of digits")
        self.phases = {phase["id"]: phase for phase in self.scheme["phases"]}
        self.tracks = self.scheme.get("tracks") or [{**self.scheme, "id": ""}]
        self.standards = self.read_standards()
        say("[通过] 评分要点与评审方案所载摘要值一致", "[holds] the standards have the digests the scheme names")
        columns = ["entry", "name", "kind", "status", "track"]
        self.entries = {row[0]: dict(zip(columns, row)) for row in self.read_csv("entries.csv", columns, 1)}
        standard_of = {track["id"]: self.standards[track["standard"]] for track in self.tracks}
        self.standard = {entry: standard_of[row["track"]] for entry, row in self.entries.items()}
        rows = self.read_csv("ratings.csv", ["phase", "entry", "expert", "indicator", self.scheme["unit"]], 4)
        require(not set(b'"\r') & set(self.files["ratings.csv"]), "ratings.csv", "不是规范的形式", "not in its form")
        self.sheets: dict[tuple[str, str], dict[str, Sheets]] = {}  # (phase, entry) -> usable, incomplete, withdrawn
        for (phase, entry), own in groupby(rows, key=lambda row: row[:2]):
            require(phase in self.phases and entry in self.entries, f"{phase} {entry}", "未知的阶段或申报", "unknown")
            if self.entries[entry]["status"] != "withdrawn":
                self.sheets[phase, entry] = self.read_sheets(self.phases[phase], entry, own)
        say("[通过] 申报名单和评分表完整、有效", "[holds] entries and sheets are complete and valid")

    def read_json(self, name: str) -> Object:
        """Return a file's object; only canonical JSON is taken, in which nothing can be said twice."""
        value: Object = json.loads(self.files[name], parse_float=str, parse_constant=str)
        require(canonical_json(value) == self.files[name], name, "不是规范的 JSON", "not canonical JSON")
        return value

    def compare(self, name: str, computed: bytes) -> None:
        """Compare a file with what it must be; names the first value that differs."""
        if computed != self.files[name]:
            pairs = zip(leaves(self.read_json(name), name), leaves(json.loads(computed), name))
            was, must = next((was, must) for was, must in pairs if was != must)
            require(False, " = ".join(was), f"应为 {' = '.join(must)}", f"must be {' = '.join(must)}")
        say("[通过] 结果重新计算，逐字节一致", "[holds] the result, computed again, is the same byte by byte")

    def read_csv(self, name: str, columns: list[str], key_length: int) -> Iterator[list[str]]:
        """Yield the lines of a list, which must be sorted by their first fields without a repetition."""
        rows, previous = csv.reader(io.StringIO(self.files[name].decode(), newline=""), strict=True), [""]
        require(next(rows, None) == columns, name, "表头不对", "wrong header")
        for row in rows:
            is_next = len(row) == len(columns) and row[:key_length] > previous
            require(is_next, f"{name} {rows.line_num}", "这一行缺列或顺序不对", "a wrong or misplaced line")
            previous = row[:key_length]
            yield row

    def read_standards(self) -> dict[str, Object]:
        """Return the standards by id: the scheme's and those of tracks and phases, each with its due digest."""
        named = [(of["standard"], of["standard_digest"]) for of in [self.scheme, *self.tracks]]
        named += [(phase["form"], phase["form_digest"]) for phase in self.scheme["phases"] if phase.get("form")]
        files = {name: f"standard-{name}.json" for name, _ in named} | {self.scheme["standard"]: "standard.json"}
        require(set(self.files) == FILES | set(files.values()), "zip", "缺少或多了文件", "a file is missing or surplus")
        for name, digest in named:
            is_same = self.digests[files[name]] == digest
            require(is_same, files[name], "与评审方案所载摘要值不一致", "not the digest that the scheme names")
        standards = {name: self.read_json(file) for name, file in files.items()}
        for standard in standards.values():
            indicators = [indicator for category in standard["categories"] for indicator in category["indicators"]]
            standard["maximum"] = {indicator["code"]: indicator["points"] for indicator in indicators}
        return standards

    def form(self, phase: Object, entry: str) -> Object:
        """Return the form an entry is scored on: the phase's own, else the standard of the entry's track."""
        return self.standards[phase["form"]] if phase.get("form") else self.standard[entry]

    def read_sheets(self, phase: Object, entry: str, rows: Iterable[list[str]]) -> dict[str, Sheets]:
        """Return the usable, incomplete and withdrawn sheets of an entry in a phase; refuse what cannot be computed."""
        maximum, where = self.form(phase, entry)["maximum"], f"ratings.csv {phase['id']} {entry}"
        unit, step = self.scheme["unit"], self.manifest["guide"]["step"]
        sheets: dict[str, Sheets] = {"usable": {}, "incomplete": {}, "withdrawn": {}}
        for expert, own in groupby(rows, key=lambda row: row[2]):
            cells = {row[3]: row[4] for row in own}
            is_withdrawn, is_incomplete = set(cells.values()) == {"withdrawn"}, "" in cells.values()
            sheet = {code: points_of(cells.get(code, "-"), maximum[code], unit, step) for code in maximum}
            empty = {"withdrawn"} if is_withdrawn else {"", "NA"} if self.scheme["allow_na"] else {""}
            is_valid = set(cells) == set(maximum) and {cells[code] for code in cells if sheet[code] is None} <= empty
            require(is_valid, f"{where} {expert}", "评分表中有无效值", "a value is off the scale")
            sheets["withdrawn" if is_withdrawn else "incomplete" if is_incomplete else "usable"][expert] = sheet
        usable, is_consensus = sheets["usable"], phase["aggregate"] == "consensus"
        applicable = {tuple(code for code in maximum if sheet[code] is not None) for sheet in usable.values()}
        is_agreed, few = any(AGREED in own for own in sheets.values()), phase.get("when_fewer_than", 0)
        require(not sheets["incomplete"] or self.manifest["allow_incomplete"], where, "有评分表未填完", "incomplete")
        require(len(applicable) <= 1 and () not in applicable, where, "“不适用”不一致或全部不适用", "NA differs")
        require(not usable or not is_consensus or AGREED in usable, where, "缺少合议分", "no agreed sheet")
        require(is_consensus or not is_agreed, where, "不应有合议分", "a surplus agreed sheet")
        require(not 0 < len(usable) < few or phase["fallback"] == "mean", where, "评分表太少", "too few sheets")
        return sheets

    def published(self, value: Fraction) -> str:
        """Round once, half up or half to even, and write a number with all its decimals."""
        digits, mode = self.scheme["rounding"]["digits"], self.scheme["rounding"]["mode"]
        units, rest = divmod(value * 10**digits, 1)
        is_up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (mode == "half_up" or units % 2 == 1))
        text = str(units + is_up).zfill(digits + 1)
        return f"{text[:-digits]}.{text[-digits:]}" if digits else text

    def evaluate(self) -> bytes:
        """Return what results.json must be."""
        results: list[Object] = []
        for row in self.entries.values():
            result: Object = {key: row[key] or None for key in ("entry", "name", "kind", "track")}
            result.update(rank=None, tier=None, reached=None, phases={}, flags=[])
            if row["status"] == "withdrawn":
                self.flag(result, "withdrawn", "申报已撤回")
            results.append(result)
        for track in self.tracks:
            own = [result for result in results if (result["track"] or "") == track["id"]]
            self.walk_phases([result for result in own if not result["flags"]])
            for result in own:
                self.add_totals(result)
            self.rank([result for result in own if result["reached"]], track)
        for result in results:
            result["flags"].sort(key=lambda flag: FLAGS.index(flag["kind"]))
        results = sorted(results, key=lambda result: (result["rank"] or len(results) + 1, result["entry"]))
        totals = [phase for phase in self.scheme["phases"] if phase["over"] == "total"]
        loose = "、".join(phase["name"] for phase in totals if phase["aggregate"] in ("median", "trimmed_mean"))
        notes = [f"按总分汇总的阶段，各一级指标得分之和不一定等于阶段得分：{loose}"] if loose else []
        standard = {"id": self.scheme["standard"], "digest": self.scheme["standard_digest"]}
        whole = {"standard": standard, "scheme": self.scheme, "entries": results, "notes": notes}
        return canonical_json(whole, default=self.published)

    def flag(self, result: Object, kind: str, text: str, **keys: object) -> None:
        """Note something that a reader of an entry's result must know."""
        result["flags"].append({"kind": kind, "text": text, **keys})

    def walk_phases(self, track: list[Object]) -> None:
        """Score the candidates of one track phase by phase; each gate decides who goes on."""
        candidates = track
        for name, phase in self.phases.items():
            sheets = {result["entry"]: self.sheets.get((name, result["entry"]), {}) for result in track}
            is_begun = any(sheets[result["entry"]].get("usable") for result in candidates)
            for result in candidates:
                if sheets[result["entry"]].get("usable"):
                    self.score(phase, result)
                elif is_begun:
                    self.flag(result, "not_scored", f"“{phase['name']}”没有可用的评分表", phase=name)
            for result in track:
                for kind, reason in (("incomplete", "未填完"), ("withdrawn", "已撤回")):
                    if experts := sorted(sheets[result["entry"]].get(kind, {})):
                        text = f"“{phase['name']}”评分表{reason}，未计入：{'、'.join(experts)}"
                        self.flag(result, kind, text, phase=name, experts=experts)
            candidates = self.pass_gate(phase, candidates)

    def score(self, phase: Object, result: Object) -> None:
        """Score one entry in one phase and note what its reader must know."""
        name, title, entry, method = phase["id"], f"“{phase['name']}”", result["entry"], phase["aggregate"]
        form, sheets, limit = self.form(phase, entry), self.sheets[name, entry]["usable"], self.scheme["spread_limit"]
        taking_part = [sheets[AGREED]] if method == "consensus" else list(sheets.values())
        count, fewest = len(taking_part), phase.get("when_fewer_than", 0)
        if count < fewest:
            method = phase["fallback"]
            self.flag(result, "fallback", f"{title}可用评分表{count}份，少于{fewest}份，改用算术平均", phase=name)
        applicable = {code: maximum for code, maximum in form["maximum"].items() if taking_part[0][code] is not None}
        indicators = {code: aggregate([sheet[code] for sheet in taking_part], method, phase) for code in applicable}

        def points(codes: Iterable[str]) -> Fraction:
            if phase["over"] == "indicator":
                return sum((indicators[code] for code in codes), Fraction(0))
            return aggregate([sum(sheet[code] for code in codes) for sheet in taking_part], method, phase)

        categories = {}
        for category in form["categories"]:
            own = [indicator["code"] for indicator in category["indicators"] if indicator["code"] in applicable]
            full = sum(applicable[code] for code in own)
            worth = full if phase["over"] == "indicator" else category["points"]
            categories[category["code"]] = points(own) * worth / full if own else None
        share = Fraction(form["points"], sum(applicable.values()))
        totals = {expert: sum(sheet[code] for code in applicable) * share for expert, sheet in sheets.items()}
        whole = {"score": points(applicable) * share, "experts": count, "aggregate": method, "sheets": totals}
        whole.update(categories=categories, indicators={code: indicators.get(code) for code in form["maximum"]})
        result["reached"], result["phases"][name] = name, whole
        for code in form["maximum"]:
            spread = self.spread(phase, entry, code)
            if code not in applicable:
                self.flag(result, "na", f"{title}{code}不适用，按其余二级指标折算", phase=name, indicator=code)
            elif spread is not None and spread > number(limit):
                text = f"{title}{code}分差{self.published(spread)}个百分点，超过{limit}个百分点"
                self.flag(result, "spread", text, phase=name, indicator=code)

    def spread(self, phase: Object, entry: str, code: str) -> Fraction | None:
        """Return the range of the members' percents of an indicator, in percentage points."""
        sheets, form = self.sheets[phase["id"], entry]["usable"], self.form(phase, entry)
        given = [sheet[code] for expert, sheet in sheets.items() if expert != AGREED and sheet[code] is not None]
        return Fraction((max(given) - min(given)) * 100, form["maximum"][code]) if given else None

    def pass_gate(self, phase: Object, candidates: list[Object]) -> list[Object]:
        """Return who goes on to the next phase: without a gate, or a score for it to look at, everyone."""
        name, top, percent = phase["id"], phase.get("advance_top"), phase.get("advance_min_percent")
        exact = {result["entry"]: result["phases"][name]["score"] for result in candidates if name in result["phases"]}
        scores = {entry: Fraction(self.published(score)) for entry, score in exact.items()}
        if not scores or (top is None and percent is None):
            return candidates
        ordered = sorted(scores.values(), reverse=True)
        line = ordered[top - 1] if top is not None and top <= len(ordered) else Fraction(0)
        is_tied = top is not None and sum(score >= line for score in ordered) > top
        passing, later = [], list(self.phases)[list(self.phases).index(name) + 1 :]
        for result in candidates:
            entry, score = result["entry"], scores.get(result["entry"], Fraction(-1))
            if score >= max(line, number(percent or 0) * self.form(phase, entry)["points"] / 100):
                passing.append(result)
                if is_tied and score == line:
                    self.flag(result, "tie_at_gate", f"“{phase['name']}”得分与入围线相同，一并入围", phase=name)
            elif entry in scores or any((other, entry) in self.sheets for other in later):
                self.flag(result, "stopped_by_gate", f"“{phase['name']}”未达到入围线，未入围", phase=name)
        return passing

    def add_totals(self, result: Object) -> None:
        """Take the weighted means, and the widest spreads, over the phases in which an entry was scored."""
        entry, standard, got = result["entry"], self.standard[result["entry"]], result["phases"]
        weight = {name: number(self.phases[name]["weight"]) for name in got}
        form = {name: self.form(self.phases[name], entry) for name in got}
        scale = {name: Fraction(standard["points"], form[name]["points"]) for name in got}
        result["total"] = weighted_mean((weight[name], got[name]["score"] * scale[name]) for name in got)
        own = [name for name in got if form[name] is standard]
        codes = [category["code"] for category in standard["categories"]]
        for kind, members in (("categories", codes), ("indicators", standard["maximum"])):
            result[kind] = {c: weighted_mean((weight[name], got[name][kind][c]) for name in own) for c in members}
        spreads = {c: [self.spread(self.phases[name], entry, c) for name in own] for c in standard["maximum"]}
        result["spread"] = {c: max((s for s in of if s is not None), default=None) for c, of in spreads.items()}

    def rank(self, scored: list[Object], track: Object) -> None:
        """Rank the entries of a track by published numbers, and fill the tiers group by group of equal rank."""

        def merit(result: Object) -> list[Fraction]:
            compared = [result["total"], *(result["categories"][code] for code in self.scheme["ties"]["order"])]
            numbers = [Fraction(-1) if value is None else Fraction(self.published(value)) for value in compared]
            return [Fraction(list(self.phases).index(result["reached"])), *numbers]

        ranked = sorted(scored, key=merit, reverse=True)
        groups, rank = [list(group) for _, group in groupby(ranked, key=merit)], 1
        for group in groups:
            for result in group:
                result["rank"] = rank
                if others := sorted(other["entry"] for other in group if other is not result):
                    self.flag(result, "tie", f"与{'、'.join(others)}并列第{rank}名")
            rank += len(group)
        waiting, free = [group for group in groups if group[0]["reached"] == list(self.phases)[-1]], 0
        for tier in self.scheme["tiers"]:
            least = number(tier["min_percent"]) * self.standards[track["standard"]]["points"] / 100
            free = max(track.get("ceilings", {}).get(tier["id"], tier["ceiling"]) + min(free, 0), 0)
            while waiting and free > 0 and merit(waiting[0][0])[1] >= least:
                group = waiting.pop(0)
                text = f"并列第{group[0]['rank']}名共{len(group)}家，“{tier['name']}”剩余名额{free}个，由评审委员会决定"
                for result in group:
                    if len(group) <= free:
                        result["tier"] = tier["id"]
                    else:
                        self.flag(result, "tie_at_ceiling", text, tier=tier["id"])
                free -= len(group)


def main(arguments: list[str] | None = None) -> int:
    """Verify one bundle and return the exit code."""
    parser = argparse.ArgumentParser(description="验证结果数据包 · verify a result bundle")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--digest", type=str.lower, metavar="HEX", help="应有的摘要值 · the expected SHA-256")
    options = parser.parse_args(arguments)
    try:
        require(options.bundle.stat().st_size <= 2**30, str(options.bundle), "文件超过 1 GiB", "more than 1 GiB")
        bundle, digest = Bundle(content := options.bundle.read_bytes()), hashlib.sha256(content).hexdigest()
        bundle.compare("results.json", bundle.evaluate())
        require(options.digest in (None, digest), digest, "不是给定的摘要值", "not the digest that was given")
    except Exception as error:  # noqa: BLE001 - a forged file may break anything that reads it
        reason = error.strerror if isinstance(error, OSError) else f"{error} ({type(error).__name__})"
        unreadable = (f"[不通过] 读不出，或内容不符合格式：{reason}", f"[does not hold] not readable: {reason}")
        say(*(error.args if isinstance(error, DoesNotHoldError) else unreadable))
        return 1
    zh, en = ("与给定的一致", "as given") if options.digest else ("未给定，只证明了前后一致", "none given to compare")
    say(f"[摘要值] {digest}（{zh}）", f"[digest] {digest} ({en})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
