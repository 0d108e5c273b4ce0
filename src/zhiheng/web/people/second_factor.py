"""One-time codes (动态口令, TOTP) and recovery codes (恢复码); used within the transaction of an act."""

import base64
import hashlib
import secrets
from datetime import datetime

import pyotp
from django.utils import timezone

from zhiheng.web.audit.sealed import UnsealError, seal_text, unseal_text
from zhiheng.web.people.errors import UNREADABLE_DEVICE, WRONG_CODE, WRONG_FIRST_CODE, WrongCodeError
from zhiheng.web.people.models import Person, RecoveryCode, SecondFactor

ISSUER = "质衡"
_PERIOD = 30
_DRIFT = (-1, 0, 1)
"""Periods a device's clock may be off."""
_RECOVERY_CODES = 10
_RECOVERY_BYTES = 10


def second_factor_of(person: Person) -> SecondFactor | None:
    """Return the device that counts for the person."""
    return person.second_factors.exclude(confirmed=None).filter(ended=None).first()


def begun_factor_of(person: Person) -> SecondFactor | None:
    """Return the device that is being set up; one whose secret cannot be read is begun again."""
    factor = person.second_factors.filter(confirmed=None, ended=None).first()
    return factor if factor and _is_readable(factor) else None


def begin_factor(person: Person) -> SecondFactor:
    """Begin to set up a device, with a new secret."""
    person.second_factors.filter(confirmed=None, ended=None).update(ended=timezone.now())
    return SecondFactor.objects.create(person=person, secret=seal_text(pyotp.random_base32()))


def address_of(factor: SecondFactor) -> str:
    """Return what the QR code says."""
    totp = pyotp.TOTP(secret_of(factor), interval=_PERIOD)
    return totp.provisioning_uri(name=factor.person.account, issuer_name=ISSUER)


def secret_of(factor: SecondFactor) -> str:
    """Return the secret, for devices that cannot read the QR code."""
    return unseal_text(factor.secret)


def use_code(factor: SecondFactor, code: str, *, now: datetime | None = None) -> None:
    """Accept a one-time code of the device or one of its recovery codes, each once; raises WrongCodeError.

    Where data was restored without its keys, recovery codes still work, and the error says what happened.
    """
    tidied = "".join(code.split()).upper()
    is_readable = _is_readable(factor)
    step = _step_of(factor, tidied, now or timezone.now()) if is_readable else None
    if step is not None:
        factor.last_step = step
        factor.save(update_fields=["last_step"])
        return
    codes = factor.recovery_codes.filter(digest=_digest(tidied), used=None)
    if codes.update(used=timezone.now()) != 1:
        raise WrongCodeError(WRONG_CODE if is_readable else UNREADABLE_DEVICE)


def confirm_factor(factor: SecondFactor, code: str) -> list[str]:
    """Let a device count from now on, in place of another; returns its recovery codes. Raises WrongCodeError."""
    try:
        use_code(factor, code)
    except WrongCodeError as error:
        raise WrongCodeError(WRONG_FIRST_CODE) from error
    end_factor(factor.person)
    factor.confirmed = timezone.now()
    factor.save(update_fields=["confirmed"])
    return renew_recovery_codes(factor)


def end_factor(person: Person) -> None:
    """Let the person's device no longer count."""
    person.second_factors.exclude(confirmed=None).filter(ended=None).update(ended=timezone.now())


def renew_recovery_codes(factor: SecondFactor) -> list[str]:
    """Return new recovery codes, in the only moment they can be read; those from before no longer work."""
    factor.recovery_codes.filter(used=None).update(used=timezone.now())
    codes = [_new_recovery_code() for _ in range(_RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(factor=factor, digest=_digest(code)) for code in codes)
    return codes


def _is_readable(factor: SecondFactor) -> bool:
    """Whether this installation has the key of the device's secret."""
    try:
        secret_of(factor)
    except UnsealError:
        return False
    return True


def _step_of(factor: SecondFactor, code: str, now: datetime) -> int | None:
    """Return the period a code belongs to, if it is right and newer than the last one used."""
    totp = pyotp.TOTP(secret_of(factor), interval=_PERIOD)
    current = int(now.timestamp()) // _PERIOD
    steps = (current + drift for drift in _DRIFT)
    right = (step for step in steps if secrets.compare_digest(totp.generate_otp(step).encode(), code.encode()))
    return next((step for step in right if step > factor.last_step), None)


def _new_recovery_code() -> str:
    text = base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode()
    return "-".join(text[place : place + 4] for place in range(0, len(text), 4))


def _digest(code: str) -> str:
    return hashlib.sha256(code.replace("-", "").encode()).hexdigest()
