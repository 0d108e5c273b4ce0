"""``zhiheng admin init``: the database and the first operator of an installation."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import BadInputError, Language, Message, Place, Problem

SUMMARY = Message("建立数据库和第一个系统管理员", "make the database and the first operator")

_ACCOUNT = Message(
    "系统管理员的登录账号；不写就在终端询问", "the account the operator signs in with; asked for if not given"
)
_QUESTION = Message("系统管理员的登录账号：", "The operator's account: ")
_NO_ACCOUNT = Message("没有给出系统管理员的账号 › 加上 --account", "the operator's account is missing › give --account")
_DONE = Message(
    "已建立系统管理员。\n账号：{account}\n临时密码：{password}\n"
    "只显示这一次。运行 zhiheng serve，登录后修改密码，并用手机设置两步验证。",
    "The operator is made.\naccount: {account}\ntemporary password: {password}\n"
    "Shown only now. Run zhiheng serve, sign in, change the password and set up the second factor with a phone.",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("--account", metavar="NAME", help=_ACCOUNT.text(language))


def run(options: Options, output: Output) -> None:
    """Bring the database up to date, make the operator, print the temporary password; refuse where there is one."""
    from django.core.management import call_command  # noqa: PLC0415 - the platform is an optional extra

    from zhiheng.web.people.actions.installation import begin_installation  # noqa: PLC0415 - the site must be set up

    account = (options.account or _asked(output)).strip().lower()
    if not account:
        raise BadInputError([Problem(Place(), _NO_ACCOUNT)])
    call_command("migrate", verbosity=0)
    password = begin_installation(account)
    output.print_text(_DONE, account=account, password=password)
    output.print_json({"account": account, "temporary_password": password})


def _asked(output: Output) -> str:
    try:
        return "" if output.is_json else input(_QUESTION.text(output.language))
    except EOFError:
        return ""
