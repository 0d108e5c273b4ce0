import django.db.models.deletion
import zhiheng.web.audit.rows
import zhiheng.web.audit.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                ("account", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("name_key", models.CharField(editable=False, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("mobile", models.CharField(blank=True, max_length=20)),
                ("is_active", models.BooleanField(default=True)),
                ("must_change_password", models.BooleanField(default=False)),
                (
                    "session_salt",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                ("name", models.CharField(max_length=200)),
                ("name_key", models.CharField(editable=False, max_length=400)),
                ("credit_code", models.CharField(max_length=18, unique=True)),
                ("authorised", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("person", "person"),
                            ("operator", "operator"),
                            ("office_clerk", "office_clerk"),
                            ("office_lead", "office_lead"),
                            ("contractor", "contractor"),
                            ("supervisor", "supervisor"),
                            ("expert", "expert"),
                            ("committee_member", "committee_member"),
                            ("liaison", "liaison"),
                            ("entry_owner", "entry_owner"),
                            ("entry_member", "entry_member"),
                            ("system", "system"),
                        ],
                        max_length=20,
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("mobile", models.CharField(blank=True, max_length=20)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("expires", models.DateTimeField()),
                ("accepted", models.DateTimeField(null=True)),
                ("withdrawn", models.DateTimeField(null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.cycle"
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("person", "person"),
                            ("operator", "operator"),
                            ("office_clerk", "office_clerk"),
                            ("office_lead", "office_lead"),
                            ("contractor", "contractor"),
                            ("supervisor", "supervisor"),
                            ("expert", "expert"),
                            ("committee_member", "committee_member"),
                            ("liaison", "liaison"),
                            ("entry_owner", "entry_owner"),
                            ("entry_member", "entry_member"),
                            ("system", "system"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ended", models.DateTimeField(null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.cycle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                ("secret", zhiheng.web.audit.sealed.SealedTextField()),
                ("last_step", models.PositiveBigIntegerField(default=0)),
                ("confirmed", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_factors",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=zhiheng.web.audit.rows.new_id, editable=False, max_length=32, unique=True),
                ),
                ("digest", models.CharField(max_length=64)),
                ("used", models.DateTimeField(null=True)),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery_codes",
                        to="people.secondfactor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="secondfactor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed__isnull", False), ("ended", None)),
                fields=("person",),
                name="one_second_factor",
            ),
        ),
    ]
