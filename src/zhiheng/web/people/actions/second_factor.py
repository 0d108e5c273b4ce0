"""Setting up the second factor (两步验证)."""

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.people import doors, rules, second_factor
from zhiheng.web.people.errors import NOT_STARTED, WrongCodeError


def begin_second_factor(actor: Actor, code: str = "") -> None:
    """Begin to set up a device; if one counts already, its code is needed, else WrongCodeError is raised."""
    with acting(actor, rules.BEGIN_SECOND_FACTOR, doors.own_person(actor)) as deed:
        current = second_factor.second_factor_of(deed.subject)
        if current:
            second_factor.use_code(current, code)
        second_factor.begin_factor(deed.subject)


def confirm_second_factor(actor: Actor, code: str) -> list[str]:
    """Let the device that was set up count from now on; returns the recovery codes.

    Raises WrongCodeError, or BlockedError if none is being set up.
    """
    with acting(actor, rules.CONFIRM_SECOND_FACTOR, doors.own_person(actor)) as deed:
        factor = second_factor.begun_factor_of(deed.subject)
        if factor is None:
            raise blocked(NOT_STARTED)
        return second_factor.confirm_factor(factor, code)


def renew_recovery_codes(actor: Actor, code: str) -> list[str]:
    """Return new recovery codes for the device that counts; raises WrongCodeError."""
    with acting(actor, rules.RENEW_RECOVERY_CODES, doors.own_person(actor)) as deed:
        factor = second_factor.second_factor_of(deed.subject)
        if factor is None:
            raise WrongCodeError
        second_factor.use_code(factor, code)
        return second_factor.renew_recovery_codes(factor)
