"""What is said of a file that was written: what is in it, and what to note elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhiheng.problems import Message

if TYPE_CHECKING:
    from pathlib import Path

    from zhiheng.cli.output import Output
    from zhiheng.web.audit.backup.write import Made

_CONTENT = Message(
    "{rows} 行数据、{files} 个文件、{entries} 条操作留痕；{size} MB",
    "{rows} rows, {files} files, {entries} entries of the record; {size} MB",
)
_DIGEST = Message(
    "文件的摘要值（请抄录在别处，恢复时核对）：{digest}",
    "digest of the file (note it elsewhere, compare it when restoring): {digest}",
)
_KEYS = Message(
    "密钥不在文件里：请另行保管 keys/keys.json（所需密钥：{keys}）",
    "the keys are not inside: keep keys/keys.json apart (keys needed: {keys})",
)
_MEGABYTE = 1_000_000


def print_made(output: Output, path: Path, made: Made) -> None:
    """Print what is in the file."""
    manifest = made.manifest
    counts = {"rows": manifest.rows, "files": len(manifest.files), "entries": manifest.entries}
    output.print_text(_CONTENT, **counts, size=f"{made.size / _MEGABYTE:.1f}")
    output.print_text(_DIGEST, digest=made.digest)
    if manifest.keys:
        output.print_text(_KEYS, keys=", ".join(manifest.keys))
    output.print_json(
        {
            "file": str(path),
            "digest": made.digest,
            "size": made.size,
            **counts,
            "keys": list(manifest.keys),
            "problems": [],
        }
    )
