"""Print the address of the package index that this machine is set up for, or an empty line."""

import configparser
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")


def configured_index(environment: Mapping[str, str]) -> str | None:
    """Return the index named by uv's or pip's variables, else by pip's configuration files, else None."""
    named = (environment[name] for name in _VARIABLES if environment.get(name))
    return next(named, None) or _index_of_files(_configuration_files(environment))


def _configuration_files(environment: Mapping[str, str]) -> list[Path]:
    """Return where pip looks, weakest first."""
    home = Path(environment.get("HOME", "/"))
    files = [
        Path("/etc/pip.conf"),
        Path("/etc/xdg/pip/pip.conf"),
        home / ".pip/pip.conf",
        Path(environment.get("XDG_CONFIG_HOME", home / ".config")) / "pip/pip.conf",
        home / "Library/Application Support/pip/pip.conf",
    ]
    return [*files, Path(environment["PIP_CONFIG_FILE"])] if environment.get("PIP_CONFIG_FILE") else files


def _index_of_files(files: list[Path]) -> str | None:
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(files, encoding="utf-8")
    return settings.get("install", "index-url", fallback=None) or settings.get("global", "index-url", fallback=None)


if __name__ == "__main__":
    sys.stdout.write(f"{configured_index(os.environ) or ''}\n")
