"""The settings of an installation (安装设置): one typed object, from a TOML file and the environment."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import read_file, read_toml
from zhiheng.web.site import messages

PREFIX = "ZHIHENG_"
FILE_NAME = "zhiheng.toml"


def _setting(default: Any, zh: str, en: str) -> Any:  # noqa: ANN401 - a dataclass field of any type
    return field(default=default, metadata={"says": Message(zh, en)})


@dataclass(frozen=True, slots=True)
class Config:
    """Every key that an installation can set; docs/reference/settings.md explains them one by one."""

    home: Path = _setting(Path("zhiheng-data"), "数据文件夹", "the folder of all data")
    database: str = _setting("", "数据库地址；不填就是数据文件夹里的 SQLite", "database address; SQLite if empty")
    host: str = _setting("127.0.0.1", "监听的网络地址", "the network address to listen on")
    port: int = _setting(8000, "监听的端口", "the port to listen on")
    names: tuple[str, ...] = _setting((), "浏览器里使用的域名或地址", "the names people type in their browser")
    certificate: str = _setting("", "TLS 证书文件", "file of the TLS certificate")
    certificate_key: str = _setting("", "TLS 私钥文件", "file of the TLS private key")
    trusted_proxy: bool = _setting(
        default=False, zh="前面有终止 TLS 的可信代理", en="a trusted proxy ends TLS in front"
    )
    room: bool = _setting(default=False, zh="封闭评审室局域网模式（明文 HTTP）", en="closed review room, plain HTTP")
    practice: bool = _setting(
        default=False,
        zh="练习安装：不要求一次性验证码，只能在本机使用",
        en="for practice: no one-time codes, this computer only",
    )
    processes: int = _setting(2, "网页进程数", "web processes")
    workers: int = _setting(1, "后台任务进程数", "processes for background jobs")
    files: str = _setting("", "文件存放处；不填就是数据文件夹", "where files are kept; the data folder if empty")
    mail: str = _setting("", "发信服务器；不填就不发邮件", "mail server; no mail is sent if empty")
    mail_from: str = _setting("", "发信地址", "sender of mail")
    sms_webhook: str = _setting("", "短信网关地址；不填就不发短信", "address of an SMS gateway; none if empty")

    @property
    def is_local(self) -> bool:
        """Whether only this computer can reach the site."""
        return self.host == "localhost" or _is_loopback(self.host)

    @property
    def is_secure(self) -> bool:
        """Whether browsers speak TLS to the site."""
        return bool(self.certificate) or self.trusted_proxy


def load_config(environment: Mapping[str, str] = os.environ) -> Config:
    """Return the settings of this process: those of the environment, before those of the file, before the defaults.

    The file is the one that ``ZHIHENG_CONFIG`` names, else ``zhiheng.toml`` in the data folder if it is there.

    Raises:
        BadInputError: with every key that is unknown or has a wrong value, and with what would make the site unsafe.
    """
    problems = Problems()
    values = _values(environment, problems)
    config = Config(**values)
    _refuse_unsafe(config, problems)
    problems.raise_if_any()
    return config


def _values(environment: Mapping[str, str], problems: Problems) -> dict[str, Any]:
    kinds = get_type_hints(Config)
    values: dict[str, Any] = {}
    for key, (value, place) in {**_file_values(environment, problems), **_environment_values(environment)}.items():
        kind = kinds.get(key)
        if kind is None:
            problems.add(messages.UNKNOWN_SETTING, place, key=key, choices=", ".join(kinds))
            continue
        try:
            values[key] = _converted(kind, value)
        except ValueError:
            problems.add(messages.WRONG_SETTING, place, key=key, value=value, kind=_KINDS[kind])
    return values


def _environment_values(environment: Mapping[str, str]) -> dict[str, tuple[object, Place]]:
    names = {PREFIX + one.name.upper(): one.name for one in fields(Config)}
    return {names[name]: (text, Place(name)) for name, text in environment.items() if name in names and text}


def _file_values(environment: Mapping[str, str], problems: Problems) -> dict[str, tuple[object, Place]]:
    home = environment.get(PREFIX + "HOME") or next(one.default for one in fields(Config) if one.name == "home")
    named = environment.get(PREFIX + "CONFIG")
    path = Path(named) if named else Path(str(home), FILE_NAME)
    if not named and not path.exists():
        return {}
    data: object = {}
    with problems.collecting():
        data = read_toml(read_file(path)).data
    tables = data if isinstance(data, Mapping) else {}
    return {str(key): (value, Place(str(path), cell=str(key))) for key, value in tables.items()}


_KINDS: dict[Any, Message] = {
    str: Message("文字", "text"),
    int: Message("大于 0 的整数", "a whole number above 0"),
    bool: Message("true 或 false", "true or false"),
    Path: Message("路径", "a path"),
    tuple[str, ...]: Message("用逗号分开的名称", "names parted by commas"),
}


def _converted(kind: Any, value: object) -> Any:  # noqa: ANN401 - a value of the kind
    """Return a value of a kind from what a file or the environment says; raises ValueError if it is none."""
    if kind is bool:
        return _boolean(value)
    if kind is int:
        return _positive(value)
    if kind == tuple[str, ...]:
        parts = value.split(",") if isinstance(value, str) else value
        if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            return tuple(part.strip() for part in parts if part.strip())
        raise ValueError(value)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one kind of error for whoever collects them
    return kind(value)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError(value)


def _positive(value: object) -> int:
    number = value if isinstance(value, int) and not isinstance(value, bool) else int(str(value))
    if number < 1:
        raise ValueError(value)
    return number


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_LAST_PORT = 65535
_SCHEMES = {
    "database": ("postgresql://",),
    "mail": ("smtp://", "smtps://"),
    "sms_webhook": ("http://", "https://"),
}


def _has_plain_port(address: str) -> bool:
    try:
        urlsplit(address).port  # noqa: B018 - asked for what it raises
    except ValueError:
        return False
    return True


def _refuse_unsafe(config: Config, problems: Problems) -> None:
    if not (config.is_local or config.is_secure or config.room):
        problems.add(messages.UNSAFE_HOST, Place(cell="host"), host=config.host)
    if config.practice and not config.is_local:
        problems.add(messages.PRACTICE_ON_NETWORK, Place(cell="practice"))
    if bool(config.certificate) != bool(config.certificate_key):
        problems.add(messages.HALF_CERTIFICATE, Place(cell="certificate"))
    for key in ("certificate", "certificate_key"):
        path = getattr(config, key)
        if path and not Path(path).is_file():
            problems.add(messages.NO_SUCH_FILE, Place(cell=key), path=path)
    if config.port > _LAST_PORT:
        problems.add(messages.WRONG_PORT, Place(cell="port"), port=config.port)
    if not config.is_local and not config.names:
        problems.add(messages.NO_NAMES, Place(cell="names"))
    _refuse_addresses(config, problems)
    if config.mail and not config.mail_from:
        problems.add(messages.NO_SENDER, Place(cell="mail_from"))


def _refuse_addresses(config: Config, problems: Problems) -> None:
    for key, schemes in _SCHEMES.items():
        address = getattr(config, key)
        if address and not (address.startswith(schemes) and _has_plain_port(address)):
            problems.add(messages.WRONG_ADDRESS, Place(cell=key), key=key, schemes=", ".join(schemes))
