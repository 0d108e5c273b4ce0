from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0002_cycle_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="cycle",
            name="handed_over_to",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]
