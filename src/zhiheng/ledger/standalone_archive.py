"""The standalone verifier of archive files (归档文件): ``python standalone_archive.py archive.zip [--digest HEX]``.

One file, Python 3.9 or later, no other package. It shares no line with the program that wrote the archive: it works
from docs/reference/archive.md and ledger.md alone. It executes nothing from the archive, writes nothing and needs no
network. ZHIHENG_LANG=en prints English. Exit code 0: everything holds; 1: something does not, and the first such thing
is named; 2: wrong usage. Result bundles inside are verified by standalone.py, if that stands in the same folder.
"""
# ruff: noqa: T201, UP006, UP035 - it runs on Python 3.9 too; printing is what it is for

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import IO, Any, Dict, Iterator

Object = Dict[str, Any]
MANIFEST, CATALOGUE = "manifest.json", "archive/catalogue.json"
RECORD, PAYLOADS = "archive/record/record.jsonl", "archive/record/payloads.jsonl"
MEMBER = re.compile(r"tables/[a-z0-9_]+\.[a-z0-9_]+\.jsonl|files/[0-9a-f]{64}|archive/([a-z0-9-]+/)?[a-z0-9-]+\.[a-z]+")
KEYS = ("sequence", "time", "actor", "subject", "verb", "commitment", "previous")
PIECE = 1 << 20


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


def canonical_json(value: object) -> bytes:
    """Return RFC 8785 JSON of strings, integers, booleans, null, arrays and objects."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of all that a file holds."""
    found = hashlib.sha256()
    while True:
        piece = file.read(PIECE)
        if not piece:
            return found.hexdigest()
        found.update(piece)


def check_members(archive: zipfile.ZipFile) -> Object:
    """Compare every member with the manifest, which names all of them, and return that."""
    manifest: Object = json.loads(archive.read(MANIFEST))
    require(manifest["format"] == 2, MANIFEST, "格式版本不认识", "unknown format")  # noqa: PLR2004 - the format's number
    require(manifest["hash"] == "sha256", MANIFEST, "摘要算法不认识", "unknown hash algorithm")
    expected = {name: digest for name, (digest, _) in manifest["tables"].items()}
    expected.update({f"files/{digest}": digest for digest in manifest["files"]})
    expected.update(manifest["archive"])
    names = archive.namelist()
    require(len(names) == len(set(names)), "zip", "有重复的文件", "a member is repeated")
    for name in sorted(set(names) ^ {MANIFEST, *expected}):
        require(False, repr(name), "清单里没有，或者缺少", "not in the manifest, or missing")
    for name, digest in sorted(expected.items()):
        require(MEMBER.fullmatch(name), repr(name), "不应有的文件名", "no name of a member")
        with archive.open(name) as member:
            require(
                digest_of(member) == digest, name, "与清单所载摘要值不一致", "not the digest that the manifest names"
            )
    say(f"[通过] {len(expected)} 个文件与清单一致", f"[holds] {len(expected)} members are as the manifest says")
    return manifest


def lines_of(archive: zipfile.ZipFile, name: str) -> Iterator[Object]:
    """Yield the objects of a file of canonical JSON lines."""
    with archive.open(name) as member:
        for line in member:
            value = json.loads(line)
            require(
                canonical_json(value) + b"\n" == line, name, "有一行不是规范的 JSON", "a line is not canonical JSON"
            )
            yield value


def check_record(archive: zipfile.ZipFile, manifest: Object) -> None:
    """Compute the chain again, and every commitment that is not withheld or removed."""
    contents = {value["commitment"]: value for value in lines_of(archive, PAYLOADS)}
    last, count, kept, removed = "0" * 64, 0, 0, 0
    for entry in lines_of(archive, RECORD):
        count += 1
        where = f"{RECORD} {count}"
        require(entry["sequence"] == count and entry["previous"] == last, where, "不与前一条相接", "not in the chain")
        last = hashlib.sha256(canonical_json({key: entry[key] for key in KEYS})).hexdigest()
        require(entry["hash"] == last, where, "被改动过", "was changed")
        content = contents.pop(entry["commitment"], None)
        require(content, where, "内容不在", "its payload is missing")
        removed += "removed" in (content or {})
        if content and "payload" in content:
            salted = bytes.fromhex(content["salt"]) + canonical_json(content["payload"])
            is_same = hashlib.sha256(salted).hexdigest() == entry["commitment"]
            require(is_same, where, "内容与摘要值不符", "its payload has another digest")
            kept += 1
    require(not contents, PAYLOADS, "有不属于任何一条的内容", "payloads that belong to no entry")
    is_end = (count, last) == (manifest["entries"], manifest["head"])
    require(is_end, RECORD, "末尾与清单不符", "does not end as the manifest says")
    others = count - kept - removed
    say(
        f"[通过] 操作留痕 {count} 条首尾相接：内容在内 {kept} 条，按要求移除 {removed} 条，属于别届 {others} 条",
        f"[holds] {count} entries of the record: {kept} with their payloads, {removed} removed, {others} of others",
    )


def check_catalogue(archive: zipfile.ZipFile) -> list[str]:
    """See that everything the catalogue names is there; return the members that are result bundles."""
    items, names, bundles = json.loads(archive.read(CATALOGUE))["items"], set(archive.namelist()), []
    for place, item in enumerate(items, 1):
        where = f"{CATALOGUE} {place}"
        require(item["number"] == str(place), where, "件号不连续", "not numbered through")
        for member in (item["member"], *(one["member"] for one in item["originals"])):
            require(member in names, where, f"缺少 {member}", f"{member} is missing")
        if item["member"].startswith("archive/results/"):
            bundles += [one["member"] for one in item["originals"] if one["name"].startswith("bundle")]
    say(f"[通过] 归档目录 {len(items)} 件都在", f"[holds] all {len(items)} items of the catalogue are there")
    return bundles


def check_bundles(archive: zipfile.ZipFile, bundles: list[str]) -> None:
    """Have the other verifier compute the results again, if it stands beside this one."""
    beside = Path(__file__).with_name("standalone.py")
    spec = importlib.util.spec_from_file_location("standalone", beside) if beside.exists() else None
    if spec is None or spec.loader is None:
        named = ", ".join(bundles)
        say(
            f"[未验证] 结果数据包用 standalone.py 验证：{named}",
            f"[not verified] give standalone.py the bundles: {named}",
        )
        return
    verifier = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verifier)
    for name in bundles:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bundle.zip"
            path.write_bytes(archive.read(name))
            require(verifier.main([str(path)]) == 0, name, "结果数据包不通过", "the result bundle does not hold")


def main(arguments: list[str] | None = None) -> int:
    """Verify one archive file and return the exit code."""
    parser = argparse.ArgumentParser(description="验证归档文件 · verify an archive file")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--digest", type=str.lower, metavar="HEX", help="应有的摘要值 · the expected SHA-256")
    options = parser.parse_args(arguments)
    try:
        with options.archive.open("rb") as file:
            digest = digest_of(file)
        require(options.digest in (None, digest), digest, "不是给定的摘要值", "not the digest that was given")
        with zipfile.ZipFile(options.archive) as archive:
            check_record(archive, check_members(archive))
            check_bundles(archive, check_catalogue(archive))
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
