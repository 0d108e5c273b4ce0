"""Contacts who registered for no award are written to where their organisation applies."""

from web.entries.conftest import Call, Company
from web.make import make_assignment, make_organisation, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.groups import holders, members


def test_contacts_of_applicants_are_written_to_and_others_are_not(call: Call, ours: Company, theirs: Company) -> None:
    stranger = make_organisation("没有申报的公司")
    make_assignment(Role.ENTRY_OWNER, None, make_person("没有申报的人"), organisation=stranger)
    assert set(members(call.cycle, ["contacts"])) == {ours.contact.person, theirs.contact.person}
    assert list(holders(call.cycle, [Role.ENTRY_OWNER], ours.organisation)) == [ours.contact.person]
    Entry.objects.filter(pk=theirs.entry.pk).update(state=Entry.State.WITHDRAWN)
    assert list(members(call.cycle, ["contacts"])) == [ours.contact.person]
