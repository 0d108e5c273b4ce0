"""Inviting people into roles, and accepting."""

import threading
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import connection
from django.utils import timezone

from web.make import (
    make_actor,
    make_assignment,
    make_cycle,
    make_invitation,
    make_organisation,
    make_person,
    make_programme,
    sign_in,
)
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.people import mail
from zhiheng.web.people.actions.invitations import (
    Invitee,
    accept_invitation,
    invite_person,
    withdraw_invitation,
)
from zhiheng.web.people.doors import digest_of_token
from zhiheng.web.people.models import Assignment, Invitation, Person

pytestmark = pytest.mark.django_db

_NEW = {"name": "李四", "mobile": "", "email": "", "new_password": "lange-Kette-9", "again": "lange-Kette-9"}


@pytest.fixture
def cycle():
    return make_cycle()


@pytest.fixture
def lead(cycle):
    return make_assignment(Role.OFFICE_LEAD, cycle)


@pytest.fixture
def waiting(cycle):
    return make_invitation(Role.EXPERT, "token", cycle)


@pytest.mark.parametrize("role", sorted(set(Role)))
@pytest.mark.parametrize("place", ["site", "programme", "cycle", "organisation", "other organisation"])
@pytest.mark.parametrize("inviting", [Role.OPERATOR, Role.OFFICE_LEAD, Role.ENTRY_OWNER, Role.OFFICE_CLERK])
def test_who_invites_whom_where(cycle, inviting: Role, place: str, role: Role) -> None:
    organisation = make_organisation()
    places = {
        "site": None,
        "programme": cycle.programme,
        "cycle": cycle,
        "organisation": organisation,
        "other organisation": make_organisation(),
    }
    reach = {"cycle": cycle} if inviting in (Role.OFFICE_LEAD, Role.OFFICE_CLERK) else {}
    if inviting is Role.ENTRY_OWNER:
        reach = {"organisation": organisation}
    office = {Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.SUPERVISOR}
    others = {Role.CONTRACTOR, Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON}
    allowed = {
        (Role.OPERATOR, "site"): {Role.OPERATOR},
        (Role.OPERATOR, "programme"): office,
        (Role.OFFICE_LEAD, "cycle"): office - {Role.OFFICE_LEAD} | others,
        (Role.OFFICE_LEAD, "organisation"): {Role.ENTRY_OWNER},
        (Role.OFFICE_LEAD, "other organisation"): {Role.ENTRY_OWNER},
        (Role.ENTRY_OWNER, "organisation"): {Role.ENTRY_MEMBER},
    }
    actor = make_actor(inviting, **reach)
    if role in allowed.get((inviting, place), set()):
        invitation = invite_person(actor, places[place], Invitee(role, "李四")).invitation
        held_in = (invitation.programme, invitation.cycle, invitation.organisation)
        assert [one for one in held_in if one] == [one for one in [places[place]] if one]
        return
    with pytest.raises(NotPermittedError):
        invite_person(actor, places[place], Invitee(role, "李四"))
    assert Invitation.objects.count() == 0


def test_lead_does_not_invite_into_another_award(lead) -> None:
    with pytest.raises(NotPermittedError):
        invite_person(lead.as_actor(), make_cycle(make_programme("另一示例奖")), Invitee(Role.EXPERT, "李四"))


def test_nobody_is_invited_into_an_archived_cycle() -> None:
    archived = make_cycle(stage=Stage.ARCHIVED)
    with pytest.raises(NotPermittedError):
        invite_person(make_actor(Role.OFFICE_LEAD, archived), archived, Invitee(Role.EXPERT, "李四"))


def test_link_is_shown_once_and_only_its_digest_is_kept(client, cycle, lead) -> None:
    sign_in(client, lead)
    address = f"/people/invite/cycle/{cycle.public_id}"
    assert client.get(address).status_code == 200
    page = client.post(address, {"role": "expert", "name": "李四", "mobile": "", "email": ""})
    link = page.context["link"]
    token = link.rpartition("/")[2]
    assert (link, "no-store" in page["Cache-Control"]) == (f"http://testserver/invitations/{token}", True)
    assert link in page.content.decode()
    assert Invitation.objects.get().token_digest == digest_of_token(token)
    assert token not in str(list(Invitation.objects.values())) + str(list(LedgerPayload.objects.values()))
    assert token not in client.get("/people").content.decode()
    assert LedgerPayload.objects.get().payload == {"role": "office_lead", "name": "李四", "granted": "expert"}


def test_invite_form_offers_only_roles_to_give(client, cycle, lead) -> None:
    sign_in(client, lead)
    address = f"/people/invite/cycle/{cycle.public_id}"
    offered = [value for value, _ in client.get(address).context["form"].fields["role"].choices]
    assert offered == ["office_clerk", "contractor", "supervisor", "expert", "committee_member", "liaison"]
    assert client.post(address, {"role": "operator", "name": "李四"}).status_code == 200
    assert Invitation.objects.count() == 0


def test_place_out_of_reach_does_not_exist(client, lead) -> None:
    sign_in(client, lead)
    other = make_cycle(make_programme("另一示例奖"))
    kinds = [f"cycle/{other.public_id}", f"programme/{other.programme.public_id}", "organisation/x", "panel/x"]
    assert [client.get(f"/people/invite/{one}").status_code for one in kinds] == [404] * 4
    assert client.get("/people/invite/site/-").status_code == 403


def test_invitation_is_mailed_where_mail_is_set(client, cycle, lead, settings) -> None:
    sign_in(client, lead)
    address, form = f"/people/invite/cycle/{cycle.public_id}", {"role": "expert", "name": "李四"}
    client.post(address, form | {"email": "ls@example.org"})
    assert outbox.outbox == []
    settings.CONFIG = settings.CONFIG.__class__(mail="smtp://localhost", mail_from="award@example.org")
    client.post(address, form)
    assert outbox.outbox == []
    page = client.post(address, form | {"email": "ls@example.org"})
    [letter] = outbox.outbox
    assert (letter.to, letter.from_email) == (["ls@example.org"], "award@example.org")
    assert page.context["link"] in letter.body
    assert "链接也已发到 ls@example.org" in page.content.decode()


def test_mail_that_fails_leaves_the_link(waiting, settings) -> None:
    settings.CONFIG = settings.CONFIG.__class__(mail="smtp://localhost", mail_from="award@example.org")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    waiting.email = "ls@example.org"
    assert mail.send_link(waiting, "http://testserver/invitations/token") is False


def test_new_person_accepts_and_is_signed_in(client, cycle, waiting) -> None:
    page = client.get("/invitations/token").content.decode()
    assert all(text in page for text in ("评审专家", cycle.title, waiting.invited_by.name))
    assert client.post("/invitations/token", _NEW).url == "/"
    held = Assignment.objects.get(cycle=cycle)
    assert (held.role, held.person.name, held.person.name_key) == ("expert", "李四", "li si")
    assert held.person.account[:4] == "lisi"
    desk = client.get("/")
    assert desk.context["actor"] == held.as_actor()
    assert held.person.account in desk.content.decode()
    waiting.refresh_from_db()
    assert waiting.person == held.person


def test_account_is_not_made_with_a_bad_password(client, waiting) -> None:
    bad = client.post("/invitations/token", _NEW | {"new_password": "lisi", "again": "lisi"})
    assert list(bad.context["form"].errors) == ["new_password"]
    assert Person.objects.filter(name="李四").count() == 0
    assert client.post("/invitations/token", _NEW).status_code == 302


def test_person_with_an_account_signs_in_and_accepts(client, enter, cycle, waiting, with_password) -> None:
    person = with_password()
    assert enter(person.account, to="/invitations/token").url == "/invitations/token"
    assert person.account in client.get("/invitations/token").content.decode()
    assert client.post("/invitations/token").url == "/"
    held = Assignment.objects.get(person=person)
    assert (held.role, held.cycle, client.get("/").context["actor"]) == ("expert", cycle, held.as_actor())


def test_strong_role_accepted_leads_to_the_second_factor(client, cycle, with_password) -> None:
    make_invitation(Role.OFFICE_CLERK, "token", cycle)
    client.force_login(with_password())
    assert client.post("/invitations/token").url == "/account/second-factor"


@pytest.mark.leak
@pytest.mark.parametrize(
    "state",
    [{"accepted": timezone.now()}, {"withdrawn": timezone.now()}, {"expires": timezone.now() - timedelta(seconds=1)}],
)
def test_link_that_no_longer_works_is_like_one_that_never_was(client, cycle, state, without_token) -> None:
    make_invitation(Role.EXPERT, "used", cycle, **state)
    make_invitation(Role.EXPERT, "waiting", cycle)
    answers = {token: client.get(f"/invitations/{token}") for token in ("waiting", "used", "unknown")}
    assert [answer.status_code for answer in answers.values()] == [200, 404, 404]
    used, unknown = (without_token(answers[token]).replace(token, "x") for token in ("used", "unknown"))
    assert (used, "这个邀请链接不能用" in used) == (unknown, True)
    assert client.post("/invitations/used", _NEW).status_code == 404
    assert Assignment.objects.count() == 0


def test_link_works_once(client, waiting) -> None:
    client.post("/invitations/token", _NEW)
    assert client.__class__().post("/invitations/token", _NEW).status_code == 404
    with pytest.raises(NotPermittedError):
        accept_invitation(make_person().as_actor(), waiting)
    assert Assignment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_link_opened_by_several_at_once_works_once() -> None:
    waiting = make_invitation(Role.EXPERT, "token", make_cycle())
    persons = [make_person() for _ in range(4)]

    def work(person: Person) -> None:
        try:
            accept_invitation(person.as_actor(), Invitation.objects.get(pk=waiting.pk))
        except NotPermittedError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[person]) for person in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize(
    ("held", "wanted", "is_allowed"),
    [
        (Role.OFFICE_CLERK, Role.EXPERT, False),
        (Role.COMMITTEE_MEMBER, Role.EXPERT, False),
        (Role.SUPERVISOR, Role.LIAISON, False),
        (Role.LIAISON, Role.COMMITTEE_MEMBER, True),
    ],
)
def test_prohibition_is_checked_at_acceptance(cycle, held: Role, wanted: Role, is_allowed: bool) -> None:
    person = make_assignment(held, cycle).person
    invitation = make_invitation(wanted, "token", cycle)
    if is_allowed:
        accept_invitation(person.as_actor(), invitation)
    else:
        with pytest.raises(BlockedError):
            accept_invitation(person.as_actor(), invitation)
    assert Assignment.objects.filter(person=person).count() == 1 + is_allowed


def test_office_role_of_the_whole_award_excludes_expert(client, cycle, waiting) -> None:
    clerk = make_assignment(Role.OFFICE_CLERK, programme=cycle.programme)
    sign_in(client, clerk)
    refused = client.post("/invitations/token")
    assert (refused.status_code, "同一届里秘书处经办人不能兼任评审专家" in refused.content.decode()) == (409, True)
    other = make_assignment(Role.OFFICE_CLERK, programme=make_programme("另一示例奖"))
    sign_in(client, other)
    assert client.post("/invitations/token").status_code == 302


@pytest.mark.parametrize("known", [{"email": "zs@example.org"}, {"mobile": "13800138000"}])
def test_prohibition_is_checked_when_inviting_somebody_known(cycle, lead, known) -> None:
    make_assignment(Role.COMMITTEE_MEMBER, cycle, make_person(**known))
    with pytest.raises(BlockedError) as refused:
        invite_person(lead.as_actor(), cycle, Invitee(Role.EXPERT, "张三", **known))
    assert refused.value.problems[0].what("zh") == "同一届里评审委员会委员不能兼任评审专家"
    invite_person(lead.as_actor(), cycle, Invitee(Role.LIAISON, "张三", **known))


def test_refusal_is_shown_on_the_form(client, cycle, lead) -> None:
    make_assignment(Role.COMMITTEE_MEMBER, cycle, make_person(email="zs@example.org"))
    sign_in(client, lead)
    form = {"role": "expert", "name": "张三", "mobile": "", "email": "ZS@example.org"}
    page = client.post(f"/people/invite/cycle/{cycle.public_id}", form)
    assert "同一届里评审委员会委员不能兼任评审专家" in page.content.decode()


@pytest.mark.leak
def test_operator_does_not_learn_who_is_an_expert(cycle) -> None:
    make_assignment(Role.EXPERT, cycle, make_person(email="zs@example.org"))
    with pytest.raises(BlockedError) as refused:
        invite_person(
            make_actor(Role.OPERATOR),
            cycle.programme,
            Invitee(Role.OFFICE_CLERK, "张三", email="zs@example.org"),
        )
    assert "专家" not in refused.value.problems[0].text("zh")


@pytest.mark.leak
def test_applicant_does_not_learn_who_is_an_expert(cycle) -> None:
    expert = make_assignment(Role.EXPERT, cycle, make_person(email="zs@example.org"))
    organisation = make_organisation()
    contact = make_actor(Role.ENTRY_OWNER, organisation=organisation)
    invited = Invitee(Role.ENTRY_MEMBER, "张三", email="zs@example.org")
    invitation = invite_person(contact, organisation, invited).invitation
    with pytest.raises(BlockedError):
        accept_invitation(expert.as_actor(), invitation)


@pytest.mark.leak
def test_account_names_are_not_chosen_so_that_none_can_be_probed(client, cycle, waiting) -> None:
    make_person("李四", "lisi0001")
    fields = client.get("/invitations/token").context["form"].fields
    assert "account" not in fields
    client.post("/invitations/token", _NEW | {"account": "lisi0001"})
    assert Assignment.objects.get().person.account != "lisi0001"


def test_withdrawn_invitation_no_longer_works(client, lead, waiting) -> None:
    assert client.get("/invitations/token").status_code == 200
    sign_in(client, lead)
    assert client.post(f"/people/invitations/{waiting.public_id}/withdraw").url == "/people"
    assert client.get("/invitations/token").status_code == 404
    assert client.post(f"/people/invitations/{waiting.public_id}/withdraw").status_code == 403


def test_contact_withdraws_only_of_the_own_organisation(client) -> None:
    own, other = make_organisation(), make_organisation()
    contact = make_assignment(Role.ENTRY_OWNER, organisation=own)
    invitations = [
        make_invitation(Role.ENTRY_MEMBER, f"token{number}", organisation=one)
        for number, one in enumerate((own, other))
    ]
    sign_in(client, contact)
    answers = [client.post(f"/people/invitations/{one.public_id}/withdraw").status_code for one in invitations]
    assert answers == [302, 404]
    with pytest.raises(NotPermittedError):
        withdraw_invitation(contact.as_actor(), invitations[1])


def test_person_who_must_change_the_password_does_so_before_working_in_the_new_role(
    client, waiting, with_password
) -> None:
    person = with_password(must_change_password=True)
    client.force_login(person)
    assert client.post("/invitations/token").url == "/account/password"
    assert client.get("/").context["actor"].role is Role.PERSON


MOBILE, OTHER_MOBILE = {"mobile": "13800000001"}, {"mobile": "13800000002"}
MAIL = {"email": "Expert@example.org"}


@pytest.mark.parametrize(
    ("name", "earlier", "later", "ended"),
    [
        ("李四", {}, {}, 1),
        ("李四", {}, MOBILE, 1),
        ("李四", MOBILE, MAIL, 1),
        ("李四", MAIL, {"email": "expert@example.org"}, 1),
        ("李四", MOBILE, OTHER_MOBILE, 0),
        ("李四", MAIL, {"email": "another@example.org"}, 0),
        ("王五", {}, {}, 0),
    ],
)
def test_second_invitation_of_the_same_person_ends_the_first(lead, cycle, name, earlier, later, ended) -> None:
    first = invite_person(lead.as_actor(), cycle, Invitee(Role.EXPERT, "李四", **earlier)).invitation
    liaison = invite_person(lead.as_actor(), cycle, Invitee(Role.LIAISON, name, **later)).invitation
    second = invite_person(lead.as_actor(), cycle, Invitee(Role.EXPERT, name, **later))
    for one in (first, liaison, second.invitation):
        one.refresh_from_db()
    assert second.ended == ended
    assert [bool(one.withdrawn) for one in (first, liaison, second.invitation)] == [bool(ended), False, False]
    last = LedgerEntry.objects.order_by("sequence").last()
    said = LedgerPayload.objects.get(commitment=last.commitment).payload
    assert said.get("replaces", []) == [first.public_id] * ended


def test_accepted_invitation_is_not_ended_by_another(lead, cycle) -> None:
    first = invite_person(lead.as_actor(), cycle, Invitee(Role.EXPERT, "李四")).invitation
    Invitation.objects.filter(pk=first.pk).update(accepted=timezone.now())
    assert invite_person(lead.as_actor(), cycle, Invitee(Role.EXPERT, "李四")).ended == 0


def test_page_says_that_the_link_before_no_longer_works(client, lead, cycle) -> None:
    sign_in(client, lead)
    form, typed = f"/people/invite/cycle/{cycle.public_id}", {"role": "expert", "name": "李四"}
    pages = [client.post(form, typed).text for _ in range(2)]
    assert ["此前给本人的邀请链接已失效" in page for page in pages] == [False, True]
