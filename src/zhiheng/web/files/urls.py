"""Addresses of files and of codes."""

from django.urls import path

from zhiheng.web.files import upload_views, views

app_name = "files"

urlpatterns = [
    path("files/quarantined", views.quarantined, name="quarantined"),
    path("files/upload/<slug:kind>/<slug:owner>/<slug:purpose>", upload_views.upload, name="upload"),
    path("files/<slug:public_id>", views.show, name="show"),
    path("files/<slug:public_id>/pages/<int:number>", views.page_image, name="page_image"),
    path("files/<slug:public_id>/download", views.download, name="download"),
    path("files/<slug:public_id>/withdraw", views.withdraw, name="withdraw"),
    path("files/<slug:public_id>/quarantine", views.quarantine, name="quarantine"),
    path("codes", views.verify_code, name="verify_code"),
]
