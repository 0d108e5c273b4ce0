"""Messages as a Django application."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Notices with receipt, calls, mail, questions, letters (消息与文书)."""

    name = "zhiheng.web.messages"
    label = "letters"
