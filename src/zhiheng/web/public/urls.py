"""Addresses of the public pages."""

from django.urls import path

from zhiheng.web.public import views

app_name = "public"

urlpatterns = [
    path("public", views.home, name="home"),
    path("public/cycles/<str:public_id>", views.cycle, name="cycle"),
    path("public/cycles/<str:public_id>/rules", views.cycle_rules, name="rules"),
    path("public/cycles/<str:public_id>/winners", views.winners, name="winners"),
    path("public/standards/<str:public_id>", views.standard, name="standard"),
    path("public/notices/<str:public_id>", views.notice, name="notice"),
    path("cycles/<str:cycle>/public-pages", views.overview, name="overview"),
    path("cycles/<str:cycle>/public-pages/digest", views.publish, name="publish_digest"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
