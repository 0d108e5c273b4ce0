"""The site as it is, with the example."""

from zhiheng.web.site.settings import *  # noqa: F403
from zhiheng.web.site.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "web.drafts.example"]
ROOT_URLCONF = "web.drafts.example.urls"
