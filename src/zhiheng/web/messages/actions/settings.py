"""The letter settings of a programme."""

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.messages import rules
from zhiheng.web.messages.models import LetterSetting
from zhiheng.web.programmes.models import Programme


def change_setting(actor: Actor, programme: Programme, key: str, text: str, confirmed: str = "") -> None:
    """Change a letter setting, or note the document that confirms it; letters drafted before stay as they are."""
    with acting(actor, rules.CHANGE_SETTING, programme) as deed:
        LetterSetting.objects.update_or_create(
            programme=deed.subject, key=key, defaults={"value": text, "confirmed": confirmed}
        )
        deed.record(key=key, text=text, confirmed=confirmed)
