"""The site for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from zhiheng.web.site.parent import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.web.site.settings")
end_with_server()
application = get_wsgi_application()
