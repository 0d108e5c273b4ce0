"""Forms of accounts, sign-in, invitations and organisations."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people import credit_code
from zhiheng.web.people.models import Person
from zhiheng.web.people.names import name_key
from zhiheng.web.people.passwords import PASSWORD_RULES, password_problems
from zhiheng.web.people.rules import MAY_INVITE
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_LABELS = {
    "account": Message("账号", "Account"),
    "password": Message("密码", "Password"),
    "current": Message("现在的密码", "Current password"),
    "new_password": Message("设置密码", "Choose a password"),
    "again": Message("再输入一次密码", "The password again"),
    "code": Message("动态口令或恢复码", "One-time code or recovery code"),
    "name": Message("姓名", "Name"),
    "mobile": Message("手机", "Mobile"),
    "email": Message("邮箱", "E-mail"),
    "role": Message("角色", "Role"),
    "reason": Message("理由", "Reason"),
    "note": Message("授权委托书的日期、签署人等", "Date and signatory of the letter of authority"),
    "organisation": Message("申报组织名称", "Name of the organisation"),
    "credit_code": Message("统一社会信用代码", "Unified social credit code"),
    "q": Message("查找", "Search"),
}
_HINTS = {
    "new_password": PASSWORD_RULES,
    "code": Message(
        "手机验证器上的 6 位数字；手机不在身边时，输入一个恢复码。",
        "The six digits in your phone's authenticator; without the phone, one of your recovery codes.",
    ),
    "organisation": Message("与营业执照一致", "As on the business licence"),
    "credit_code": Message("营业执照上的 18 位", "The 18 characters on the business licence"),
}
_CODE_SHOWN = Message("输入手机上显示的 6 位数字", "Type the six digits that the phone shows")
_NOT_THE_SAME = Message("两次输入的密码不一致 › 重新输入", "the two passwords differ › type them again")
_WRONG_MOBILE = Message(
    "手机号码里有不能识别的字符 › 只写数字，可以加 + 和 -", "this is no telephone number › write digits, + and - only"
)
_TELEPHONE = re.compile(r"\+?[0-9][0-9 -]{4,18}")


class LabelledForm(ActForm):
    """A form whose labels and hints follow from the names of its fields, in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
            if name in _HINTS:
                field.help_text = say(_HINTS[name])


def _secret(autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(max_length=200, strip=False, widget=widget)


def _code() -> forms.CharField:
    return forms.CharField(max_length=40, widget=forms.TextInput({"autocomplete": "one-time-code"}))


def _mobile() -> forms.CharField:
    return forms.CharField(required=False, max_length=20, widget=forms.TextInput({"autocomplete": "tel"}))


class SignInForm(LabelledForm):
    """Account and password."""

    account = forms.CharField(max_length=64, widget=forms.TextInput({"autocomplete": "username", "autofocus": True}))
    password = _secret("current-password")

    def clean_account(self) -> str:
        """Return the account as it is stored, so that failures are counted together however it was written."""
        return str(self.cleaned_data["account"]).lower()


class CodeForm(LabelledForm):
    """A one-time code or a recovery code."""

    code = _code()


class PhoneForm(CodeForm):
    """The first code of a phone that is being set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["code"].label, self.fields["code"].help_text = say(_CODE_SHOWN), ""


class NewPasswordForm(LabelledForm):
    """A new password, twice."""

    new_password = _secret("new-password")
    again = _secret("new-password")

    def clean(self) -> dict[str, Any]:
        """Refuse a password that breaks the rules or was typed in two ways."""
        given = dict(self.cleaned_data)
        password, again = given.get("new_password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", say(_NOT_THE_SAME))
        for message in password_problems(password, self.person()) if password else ():
            self.add_error("new_password", say(message))
        return given

    def person(self) -> Person:
        """Return the person the password is for."""
        raise NotImplementedError


class ChangePasswordForm(NewPasswordForm):
    """The current password and a new one."""

    current = _secret("current-password")
    field_order = ("current", "new_password", "again")

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        self._person = person
        super().__init__(*args, **kwargs)

    def person(self) -> Person:
        """Return whose account it is."""
        return self._person


class ContactForm(LabelledForm):
    """How a person is called and reached."""

    name = forms.CharField(max_length=100, widget=forms.TextInput({"autocomplete": "name"}), validators=[check_name])
    mobile = _mobile()
    email = forms.EmailField(required=False, widget=forms.EmailInput({"autocomplete": "email"}))

    def clean_mobile(self) -> str:
        """Return a number that can be dialled."""
        mobile = str(self.cleaned_data["mobile"])
        if mobile and not _TELEPHONE.fullmatch(mobile):
            raise ValidationError(say(_WRONG_MOBILE))
        return mobile


class NewPersonForm(NewPasswordForm, ContactForm):
    """Everything a new account needs; its sign-in name is given, not chosen."""

    field_order: tuple[str, ...] = ("name", "mobile", "email", "new_password", "again")

    def person(self) -> Person:
        """Return the person as described so far."""
        given = {key: self.cleaned_data.get(key, "") for key in ("name", "mobile", "email")}
        return Person(**given, name_key=name_key(given["name"]))


class OrganisationForm(LabelledForm):
    """An organisation: its name and code."""

    organisation = forms.CharField(
        max_length=200, widget=forms.TextInput({"autocomplete": "organization"}), validators=[check_name]
    )
    credit_code = forms.CharField(max_length=40)

    def clean_credit_code(self) -> str:
        """Return the code as it is stored."""
        code = credit_code.tidied(self.cleaned_data["credit_code"])
        wrong = credit_code.problem_of(code)
        if wrong:
            raise ValidationError(say(wrong))
        return code


class RegisterForm(OrganisationForm, NewPersonForm):
    """An organisation and its contact."""

    field_order = ("organisation", "credit_code", *NewPersonForm.field_order)


class InviteForm(ContactForm):
    """Who is invited, and into which role."""

    role = forms.ChoiceField()
    field_order = ("role", "name", "mobile", "email")

    def __init__(self, actor: Actor, kind: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        given = MAY_INVITE[actor.role].get(kind, frozenset())
        self.fields["role"].choices = [(role.value, say(ROLE_NAMES[role])) for role in Role if role in given]  # type: ignore[attr-defined]


class ReasonForm(LabelledForm):
    """Why something is done to somebody."""

    reason = forms.CharField(max_length=200, validators=[check_name])


class NoteForm(LabelledForm):
    """What the office saw."""

    note = forms.CharField(max_length=200, validators=[check_name])


class SearchForm(LabelledForm):
    """What a list is searched for."""

    q = forms.CharField(required=False, max_length=100, widget=forms.SearchInput)

    @property
    def wanted(self) -> str:
        """The text looked for; empty for all."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""
