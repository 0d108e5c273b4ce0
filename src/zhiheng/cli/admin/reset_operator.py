"""``zhiheng admin reset-operator``: a way in for an operator without phone, recovery codes and colleagues."""

from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language, Message

SUMMARY = Message(
    "重设系统管理员的登录（手机、恢复码都没有时）", "reset an operator's access (phone and recovery codes are lost)"
)

_ACCOUNT = Message("系统管理员的登录账号", "the account the operator signs in with")
_DONE = Message(
    "已重设。\n账号：{account}\n临时密码：{password}\n"
    "只显示这一次。原来的登录和两步验证已停用；登录后修改密码，重新设置两步验证。已记入操作留痕。",
    "Reset.\naccount: {account}\ntemporary password: {password}\n"
    "Shown only now. Sessions and the second factor have ended; sign in, change the password and set up the second "
    "factor again. The record says so.",
)


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the options."""
    parser.add_argument("account", metavar="ACCOUNT", help=_ACCOUNT.text(language))


def run(options: Options, output: Output) -> None:
    """Print the temporary password; raises BadInputError if there is no such operator."""
    from zhiheng.web.people.actions.installation import reset_operator  # noqa: PLC0415 - the site must be set up first

    account = options.account.strip().lower()
    password = reset_operator(account)
    output.print_text(_DONE, account=account, password=password)
    output.print_json({"account": account, "temporary_password": password, "problems": []})
