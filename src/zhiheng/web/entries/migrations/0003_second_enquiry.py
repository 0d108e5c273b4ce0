"""A department can be asked a second time in a cycle."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("entries", "0002_handing_in_and_screening")]

    operations = [
        migrations.RemoveConstraint(model_name="opinionrequest", name="department_asked_once"),
        migrations.AddField(
            model_name="opinionrequest", name="number", field=models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddConstraint(
            model_name="opinionrequest",
            constraint=models.UniqueConstraint(fields=("cycle", "department", "number"), name="department_asked_once"),
        ),
    ]
