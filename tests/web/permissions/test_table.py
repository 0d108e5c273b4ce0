"""The table of permissions is complete, every row is used, and docs/reference/permissions.csv is that table.

After a change of rules: ``zhiheng admin permissions --csv > docs/reference/permissions.csv``, and read the difference.
"""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from web.permissions.surface import TABLE, actions, addresses, areas_modules, declared, verbs_named_in_code
from zhiheng.cli import main
from zhiheng.web.audit.roles import IN_A_ROLE, Role
from zhiheng.web.audit.rules import SEE_PROPOSALS
from zhiheng.web.audit.table import rooms
from zhiheng.web.audit.verb import CHANGING


def test_committed_table_is_what_the_rules_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "permissions", "--csv"]) == 0
    assert capsys.readouterr().out == TABLE.read_text("utf-8")


def test_every_address_has_a_row() -> None:
    without = [one.pattern for one in addresses() if getattr(one.view, "verb", None) not in declared().values()]
    assert without == []


VERB_OF_ITS_KIND = {
    "zhiheng.web.drafts.actions.save_version": "the verb that writes a field is that of the field's kind",
    "zhiheng.web.drafts.actions.restore_version": "the same",
}


def test_every_action_has_a_row() -> None:
    """A public function of ``actions`` opens its act with ``acting`` or ``prepare`` and a verb of the table."""
    without = [one.name for one in actions() if not one.verbs or not set(one.verbs) <= set(declared().values())]
    assert without == sorted(VERB_OF_ITS_KIND, reverse=True)


def test_only_actions_write() -> None:
    """What reads and shows opens no transaction and saves no row."""
    rooms_that_read = ("views", "doors", "queries", "forms", "menu")
    writing = [
        f"{module.__name__}:{node.lineno}"
        for module in areas_modules()
        if any(part.rpartition("_")[2] in rooms_that_read for part in module.__name__.split("."))
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("atomic", "bulk_create", "get_or_create", "update_or_create", "bulk_update")
    ]
    assert writing == []


def test_every_row_is_used() -> None:
    used = {one.verb.id for one in addresses()} | verbs_named_in_code()
    assert sorted(set(declared()) - used) == []


def test_every_page_and_export_is_an_address() -> None:
    served = {one.verb.id for one in addresses()}
    used = verbs_named_in_code()
    assert (
        sorted(name for name, verb in declared().items() if verb.kind != "action" and name not in served | used) == []
    )


def test_every_action_says_what_happened() -> None:
    assert [name for name, verb in declared().items() if verb.kind == "action" and verb.says is None] == []


def test_fields_and_files_are_written_by_what_ends_with_a_handover() -> None:
    """A verb of a page stays possible in a cycle that was handed over, where it can only be read."""
    kinds = [one for room in ("draft_kinds", "file_doors") for module in rooms(room) for one in _kinds_in(module)]
    assert kinds
    assert [kind.name for kind in kinds if kind.write.kind not in CHANGING] == []


def _kinds_in(module: ModuleType) -> Iterator[Any]:
    for name in ("KINDS", "FILE_KINDS", "PRINT_KINDS"):
        yield from getattr(module, name, ())


def test_who_prepares_or_approves_reaches_the_page_of_approvals() -> None:
    beyond = {
        name: sorted((verb.roles | verb.approvers) - SEE_PROPOSALS.roles)
        for name, verb in declared().items()
        if verb.needs_two and not verb.roles | verb.approvers <= SEE_PROPOSALS.roles
    }
    assert beyond == {}


def test_supervisor_changes_nothing_of_an_award() -> None:
    """What the supervisor does concerns the record, or the own account and inbox as everybody's does."""
    done = [
        name
        for name, verb in declared().items()
        if verb.kind in CHANGING
        and Role.SUPERVISOR in verb.roles | verb.approvers
        and not (verb.roles >= IN_A_ROLE or name.startswith("record."))
    ]
    assert done == []
