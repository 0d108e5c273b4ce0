"""``zhiheng admin``: what the operator does on the server itself."""

from zhiheng.cli.actions import add_actions
from zhiheng.cli.admin import (
    archive,
    backup,
    check,
    handover,
    init,
    permissions,
    reset_operator,
    restore,
    rotate_key,
    verify_ledger,
    work,
)
from zhiheng.cli.output import Output
from zhiheng.cli.parser import Options, Parser
from zhiheng.problems import Language

_ACTIONS = {
    "archive": archive,
    "backup": backup,
    "check": check,
    "handover": handover,
    "init": init,
    "permissions": permissions,
    "reset-operator": reset_operator,
    "restore": restore,
    "rotate-key": rotate_key,
    "verify-ledger": verify_ledger,
    "work": work,
}

_WITHOUT_DATABASE = {"permissions"}
_ON_ANY_DATABASE = {"init", "restore"}


def add_arguments(parser: Parser, language: Language) -> None:
    """Declare the actions and their options."""
    add_actions(parser, language, _ACTIONS)


def run(options: Options, output: Output) -> int:
    """Set the site up and do the action asked for.

    Raises BadInputError if the database cannot be reached, or is empty or of another version for an act that needs it.
    """
    from zhiheng.web.site.start import start_site  # noqa: PLC0415 - the platform is an optional extra

    start_site()
    if options.action not in _WITHOUT_DATABASE:
        from zhiheng.web.site import schema  # noqa: PLC0415 - needs the site

        schema.refuse_unreachable_database()
        if options.action in _ON_ANY_DATABASE:
            schema.refuse_newer_database()
        else:
            schema.refuse_other_version()
    _ACTIONS[options.action].run(options, output)
    return 0
