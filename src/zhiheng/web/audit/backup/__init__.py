"""Backups (备份) and the handing over of a cycle (移交): an installation, or one cycle, as one verified file.

The file is a ZIP: ``manifest.json``, ``tables/<app>.<model>.jsonl`` with one row a line, ``files/<digest>``. Keys are
never inside. docs/reference/backup.md describes it so that others can read it.
"""
