"""``zhiheng serve``: the platform, for browsers."""

import errno
import socket

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.cli.unreadable import note_unreadable
from zhiheng.problems import BadInputError, Language, Message, Place, Problem, reason_of

_PREPARING = Message("正在准备数据库和页面文件 …", "preparing the database and the files of the pages …")
_READY = Message("质衡：{address}（按 Ctrl+C 停止）", "Zhiheng: {address} (Ctrl+C stops it)")
_ROOM = Message(
    "封闭评审室模式：数据不加密传输，只在封闭的局域网里使用",
    "closed review room: nothing is encrypted, use a closed network only",
)
_NO_OPERATOR = Message(
    "还没有系统管理员，谁也不能登录 › 在另一个窗口运行 zhiheng admin init",
    "there is no operator yet, nobody can sign in › run zhiheng admin init in another window",
)
_IN_USE = Message(
    "端口 {port} 已被占用 › 停掉占用它的程序，或设置 ZHIHENG_PORT",
    "port {port} is in use › stop what uses it, or set ZHIHENG_PORT",
)

_NO_LISTENING = Message(
    "不能在 {host} 的端口 {port} 上监听（{reason}） › host 写这台电脑自己的地址，或 0.0.0.0；1024 以下的端口要有权限",
    "cannot listen on {host}, port {port} ({reason}) › set host to an address of this computer, or 0.0.0.0; "
    "ports below 1024 need the right to",
)


def add_arguments(_parser: Parser, _language: Language) -> None:
    """Everything is a setting (docs/reference/settings.md)."""


def run(_options: Options, output: Output) -> int:
    """Serve until stopped; raises BadInputError if the settings are wrong or unsafe, or the port is taken."""
    from zhiheng.web.site.config import load_config  # noqa: PLC0415 - the platform is an optional extra
    from zhiheng.web.site.start import start_site  # noqa: PLC0415

    config = load_config()
    _refuse_port(config.host, config.port)
    output.note(_PREPARING)
    start_site()
    from zhiheng.web.people.queries import has_operator  # noqa: PLC0415 - needs the site
    from zhiheng.web.site import serving  # noqa: PLC0415

    serving.refuse_certificate(config)
    serving.prepare_site()
    if not has_operator():
        output.note(_NO_OPERATOR)
    note_unreadable(output)
    if config.room:
        output.note(_ROOM)
    output.note(_READY, address=serving.address_of(config))
    serving.serve(config)
    return 0


def _refuse_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            values = (("host", host), ("port", port), ("reason", reason_of(error)))
            message = _IN_USE if error.errno == errno.EADDRINUSE else _NO_LISTENING
            raise BadInputError([Problem(Place(), message, values)]) from error
