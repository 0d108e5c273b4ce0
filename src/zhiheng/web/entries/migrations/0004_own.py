from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entries", "0003_screening"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="title",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
    ]
