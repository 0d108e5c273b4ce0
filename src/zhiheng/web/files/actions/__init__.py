"""What is done with files: uploading and withdrawing, quarantine, codes on printed pages."""

from zhiheng.web.files.actions.codes import print_code
from zhiheng.web.files.actions.files import (
    Incoming,
    Received,
    add_file,
    check_file,
    receive_file,
    upload_file,
    withdraw_file,
)
from zhiheng.web.files.actions.quarantine import ask_quarantine

__all__ = [
    "Incoming",
    "Received",
    "add_file",
    "ask_quarantine",
    "check_file",
    "print_code",
    "receive_file",
    "upload_file",
    "withdraw_file",
]
