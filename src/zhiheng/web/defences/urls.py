"""Addresses of defences."""

from django.urls import path

from zhiheng.web.defences import views

app_name = "defences"

urlpatterns = [
    path("defences", views.defences, name="defences"),
    path("panel-entries/<str:public_id>/defence", views.arrange, name="arrange"),
    path("defences/<str:public_id>", views.defence, name="defence"),
    path("defences/<str:public_id>/tell", views.tell, name="tell"),
    path("defences/<str:public_id>/timer", views.timer, name="timer"),
    path("defences/<str:public_id>/record", views.record, name="record"),
    path("defences/<str:public_id>/sheet", views.begin, name="begin"),
    path("defence-sheets/<str:public_id>", views.sheet, name="sheet"),
    path("defence-sheets/<str:public_id>/confirm", views.confirm, name="confirm"),
    path("defence-sheets/<str:public_id>/print", views.print_sheet, name="print_sheet"),
]
