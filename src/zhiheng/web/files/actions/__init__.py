"""What is done with files: uploading and withdrawing, quarantine, codes on printed pages."""

from zhiheng.web.files.actions.codes import print_code
from zhiheng.web.files.actions.files import Incoming, upload_file, withdraw_file
from zhiheng.web.files.actions.quarantine import ask_quarantine

__all__ = ["Incoming", "ask_quarantine", "print_code", "upload_file", "withdraw_file"]
