from django.db import migrations, models

_PROMISES = [
    "独立、客观、公正评审，只依据评分要点、评分指南和材料打分，不受任何单位和个人影响。",
    "如实申报与申报组织的利害关系；存在利害关系的，主动回避，不打听、不参与、不影响。",
    "对申报材料、商业秘密、评审意见和评审结果保密，不复制、不外传，不在评审以外使用。",
    "遵守廉洁纪律，不收受申报组织的礼品、礼金和宴请，不借评审谋取利益，不向申报组织收费辅导。",
]
_NOTICE = [
    "个人信息告知：秘书处为组织评审、核对利害关系和支付评审费，处理您的姓名、单位、联系方式和评审记录；评分表和操作留痕随本届归档保存。您可以向秘书处查询、更正。"
]


def keep_text(apps, _schema_editor):
    """Until now there was one text only."""
    apps.get_model("panels", "Pledge").objects.update(text={"promises": _PROMISES, "notice": _NOTICE})


class Migration(migrations.Migration):
    dependencies = [("panels", "0002_invitations")]

    operations = [
        migrations.AddField(model_name="pledge", name="text", field=models.JSONField(default=dict)),
        migrations.RunPython(keep_text, migrations.RunPython.noop, elidable=True),
    ]
