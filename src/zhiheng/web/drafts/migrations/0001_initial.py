import django.db.models.deletion
import zhiheng.web.audit.rows
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Field",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                ("kind", models.CharField(max_length=40)),
                ("owner", models.CharField(max_length=32)),
                ("name", models.CharField(max_length=80)),
                ("head", models.PositiveIntegerField(default=0)),
                ("sealed", models.PositiveIntegerField(default=0)),
                ("edited", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.cycle"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("saved", models.DateTimeField()),
                ("edit", models.CharField(max_length=32)),
                ("restored_from", models.PositiveIntegerField(null=True)),
                ("quarantined", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="drafts.field",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="field",
            index=models.Index(
                condition=models.Q(("head__gt", models.F("sealed"))), fields=["edited"], name="field_unsealed"
            ),
        ),
        migrations.AddConstraint(
            model_name="field",
            constraint=models.UniqueConstraint(fields=("owner", "kind", "name"), name="field_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("field", "number"), name="version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("field", "edit"), name="version_edit_once"),
        ),
    ]
