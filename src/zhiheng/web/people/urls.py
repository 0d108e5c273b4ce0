"""Addresses of sign-in, accounts, people and organisations."""

from django.urls import path

from zhiheng.web.people.views import account, invitations, organisations, people, second_factor, sign_in

app_name = "people"

urlpatterns = [
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("sign-in/code", sign_in.sign_in_code, name="sign_in_code"),
    path("sign-out", sign_in.sign_out, name="sign_out"),
    path("sign-out/everywhere", sign_in.sign_out_everywhere, name="sign_out_everywhere"),
    path("role", sign_in.switch_role, name="switch_role"),
    path("account", account.account, name="account"),
    path("account/edit", account.edit, name="edit"),
    path("account/password", account.change_password, name="change_password"),
    path("account/second-factor", second_factor.second_factor, name="second_factor"),
    path("account/second-factor/qr.svg", second_factor.qr, name="qr"),
    path("account/second-factor/begin", second_factor.begin, name="begin_second_factor"),
    path("account/second-factor/confirm", second_factor.confirm, name="confirm_second_factor"),
    path("account/second-factor/codes", second_factor.renew_codes, name="renew_codes"),
    path("people", people.people, name="people"),
    path("people/invite/<slug:kind>/<slug:public_id>", people.invite, name="invite"),
    path("people/invitations/<slug:public_id>/withdraw", people.withdraw_invitation, name="withdraw_invitation"),
    path("people/roles/<slug:public_id>/end", people.end_assignment, name="end_assignment"),
    path("people/<slug:public_id>/reset", people.reset, name="reset"),
    path("invitations/<path:token>", invitations.invitation, name="invitation"),
    path("register", organisations.register, name="register"),
    path("organisations/add", organisations.add, name="add_organisation"),
    path("organisations", organisations.organisations, name="organisations"),
    path("organisations/<slug:public_id>/authorise", organisations.authorise, name="authorise"),
]
