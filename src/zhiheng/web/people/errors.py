"""Why something about a person was not done."""

from zhiheng.problems import BadInputError, Message, Place, Problem

WRONG_CODE = Message(
    "动态口令不对，或已经用过 › 等手机上出现下一个口令再输入；手机丢失时输入一个恢复码",
    "the code is wrong or was used already › wait for the next one; if the phone is lost, give a recovery code",
)
WRONG_FIRST_CODE = Message(
    "动态口令不对 › 等手机上出现下一个口令再输入；总是不对时，核对手机的时间是否准确，再扫描一次二维码",
    "the code is wrong › wait for the next one; if it stays wrong, check the phone's clock and scan the code again",
)
UNREADABLE_DEVICE = Message(
    "数据恢复时没有装入密钥，手机上的动态口令核对不了 › 输入一个恢复码；"
    "没有恢复码时请管理您账号的人重设登录，或由系统管理员带 --keys 重新恢复",
    "the data was restored without its keys, so codes of the phone cannot be checked › give a recovery code; without "
    "one, have your access reset by who manages your account, or have the operator restore once more with --keys",
)
ACCOUNT_TAKEN = Message("账号 {account} 已经有人用 › 换一个账号名", "the account {account} exists › choose another")
WRONG_ACCOUNT = Message(
    "账号名 {account} 不能用 › 用 3 到 64 个小写字母、数字、点、横线或下划线",
    "the account name {account} does not work › use 3 to 64 lower-case letters, digits, dots, dashes or underscores",
)
OPERATOR_EXISTS = Message(
    "已经有系统管理员 › 请其登录后在“人员”页邀请；手机丢失时用恢复码登录，"
    "都无法登录时在服务器上运行 zhiheng admin reset-operator",
    "there is an operator already › ask them to invite others on the page People; if they lost their phone, they sign "
    "in with a recovery code; if nobody can, run zhiheng admin reset-operator on the server",
)
NO_SUCH_OPERATOR = Message(
    "没有账号为 {account} 的系统管理员 › 现有的是：{accounts}",
    "there is no operator with the account {account} › there are: {accounts}",
)
CODE_REGISTERED = Message(
    "这个统一社会信用代码已经登记 › 请与秘书处联系",
    "this unified social credit code is registered already › contact the award office",
)
CODE_LISTED = Message(
    "这个统一社会信用代码已经登记 › 在“申报组织”里查找",
    "this unified social credit code is registered already › look for it under Organisations",
)
TOO_MANY_FROM_HERE = Message(
    "从这个网络地址一小时内提交的登记太多，没有办理 › 一小时后再试，或换一个网络登记",
    "too many registrations were sent from this network address within an hour › try again in an hour, or from another "
    "network",
)
TOO_MANY_NOW = Message(
    "一小时内提交的登记太多，没有办理 › 一小时后再试",
    "too many registrations were sent within an hour › try again in an hour",
)
NEEDS_SECOND_FACTOR = Message(
    "这个角色须先设置两步验证 › 在“我的账号”里设置",
    "this role needs a second factor › set it up in My account",
)
NOT_STARTED = Message(
    "没有正在设置的两步验证 › 重新开始设置", "no second factor is being set up › start setting it up again"
)


class WrongCodeError(BadInputError):
    """The one-time code or recovery code is wrong or was used already."""

    def __init__(self, message: Message = WRONG_CODE) -> None:
        super().__init__([Problem(Place(), message)])


class TooManyError(BadInputError):
    """Nothing is done for a while, because it was asked for too often."""

    def __init__(self, message: Message) -> None:
        super().__init__([Problem(Place(), message)])
