"""Which passwords may be used (密码规则), and temporary ones."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from zhiheng.problems import Message
from zhiheng.web.people.models import Person

# Without letters and digits that look alike on paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS = 4
_OF_A_GROUP = 4

PASSWORD_RULES = Message(
    "至少 10 个字符，不能只有数字，不能是常见密码，不能与账号、姓名、手机或邮箱相近。",
    "At least 10 characters, not digits only, not a common password, not like the account, name, mobile or e-mail.",
)
_SAYS = {
    "password_too_short": Message(
        "密码太短 › 至少 10 个字符", "the password is too short › use at least 10 characters"
    ),
    "password_too_common": Message(
        "这是常见密码，容易被猜到 › 换一个，例如几个不相干的词连在一起",
        "this password is common and easily guessed › choose another, such as several unrelated words",
    ),
    "password_too_similar": Message(
        "密码与账号、姓名、手机或邮箱太相近 › 换一个与这些无关的",
        "the password is too much like the account, name, mobile or e-mail › choose one that is not",
    ),
    "password_entirely_numeric": Message("密码只有数字 › 加上字母或汉字", "the password is digits only › add letters"),
}
_SAME_AGAIN = Message("新密码与原密码相同 › 换一个", "the new password is the old one › choose another")


def password_problems(password: str, person: Person) -> list[Message]:
    """Return why the person may not use that password, each ``what › remedy``; nothing if it may be used."""
    found = [_SAME_AGAIN] if person.password and person.check_password(password) else []
    try:
        validate_password(password, person)
    except ValidationError as error:
        found += [_SAYS[str(one.code)] for one in error.error_list]
    return found


def temporary_password() -> str:
    """Return a random password of 79 bits that can be read out over the telephone."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_OF_A_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
