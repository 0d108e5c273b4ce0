"""Applications get the sheets of the data book; evidence can support a figure, whose name is longer than a code."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max

_CODES = (
    "data_finance",
    "data_people",
    "data_rd",
    "data_brand",
    "data_energy",
    "data_environment",
    "data_quality",
)


def _add_sheets(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    entries, parts = apps.get_model("entries", "Entry"), apps.get_model("entries", "Part")
    for entry in entries.objects.exclude(state="withdrawn").annotate(last=Max("parts__order")).order_by("pk"):
        after = (entry.last or 0) + 1
        parts.objects.bulk_create(parts(entry=entry, code=code, order=after + at) for at, code in enumerate(_CODES))


class Migration(migrations.Migration):
    dependencies = [("entries", "0006_late_registration")]

    operations = [
        migrations.AlterField("attachmentlink", "criterion", models.CharField(max_length=63)),
        migrations.RunPython(_add_sheets, migrations.RunPython.noop, elidable=True),
    ]
