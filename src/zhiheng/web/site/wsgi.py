"""The site for a WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from zhiheng.web.site.parent import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.web.site.settings")
end_with_server()
application = get_wsgi_application()
# What is loaded now stays: a collector of cycles that walks through it every few requests makes some of them wait.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 100)
