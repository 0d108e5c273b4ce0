"""Files as a Django application."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """How bytes are stored, opened and shown (文件)."""

    name = "zhiheng.web.files"
    label = "files"
