"""Applications with a data book get the sheet of its registers, after the others."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _add_registers(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    parts = apps.get_model("entries", "Part")
    last = parts.objects.filter(code="data_quality").order_by("pk")
    parts.objects.bulk_create(parts(entry=one.entry, code="data_registers", order=one.order + 1) for one in last)


class Migration(migrations.Migration):
    dependencies = [("entries", "0007_data_sheets")]

    operations = [migrations.RunPython(_add_registers, migrations.RunPython.noop, elidable=True)]
