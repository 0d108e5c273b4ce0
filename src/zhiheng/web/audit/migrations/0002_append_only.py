"""The chain's first head, and the triggers that refuse to change what is written."""

from django.db import migrations

from zhiheng.web.audit.triggers import install_triggers


def begin(apps, schema_editor):
    apps.get_model("audit", "LedgerHead").objects.get_or_create(pk=1)
    install_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(begin)]
