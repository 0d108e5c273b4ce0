"""Applications that the office takes in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("entries", "0004_own")]

    operations = [
        migrations.AddField(model_name="entry", name="is_taken_in", field=models.BooleanField(default=False)),
    ]
