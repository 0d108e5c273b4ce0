"""The ``zhiheng`` command: one module per command, loaded only when it is called."""

from zhiheng.cli.command import main

__all__ = ["main"]
