"""Django's settings, all derived from the installation's own (docs/reference/settings.md)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from zhiheng.web.site.config import load_config
from zhiheng.web.site.keys import load_keys

CONFIG = load_config()
HOME = CONFIG.home.resolve()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
KEYS = load_keys(HOME)
SECRET_KEY = KEYS.signing
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *CONFIG.names]

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "zhiheng.web.site",
    "zhiheng.web.audit",
    "zhiheng.web.files",
    "zhiheng.web.documents",
    "zhiheng.web.drafts",
    "zhiheng.web.messages",
    "zhiheng.web.jobs",
    "zhiheng.web.people",
    "zhiheng.web.programmes",
    "zhiheng.web.entries",
    "zhiheng.web.databook",
    "zhiheng.web.panels",
    "zhiheng.web.reviews",
    "zhiheng.web.results",
    "zhiheng.web.committee",
    "zhiheng.web.evaluation",
    "zhiheng.web.notices",
    "zhiheng.web.honours",
    "zhiheng.web.public",
    "zhiheng.web.feedback",
    "zhiheng.web.archive",
    "zhiheng.web.visits",
    "zhiheng.web.defences",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zhiheng.web.site.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhiheng.web.people.middleware.ActorMiddleware",
    "zhiheng.web.site.middleware.ErrorMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "zhiheng.web.site.urls"
WSGI_APPLICATION = "zhiheng.web.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["zhiheng.web.site.templatetags.texts"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "zhiheng.web.site.context.layout",
            ],
        },
    }
]


def _database(address: str) -> dict[str, object]:
    if not address:
        # What is freed is overwritten: electronic ballots leave nothing behind (docs/explanation/secret-ballot.md).
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
        name = HOME / "zhiheng.sqlite3"
        test = {"NAME": HOME / "test.sqlite3"}
        # Kept open: opening one for each request costs more than most requests ask of it.
        kept = {"CONN_MAX_AGE": None}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options, "TEST": test, **kept}
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(CONFIG.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_ABOUT_A_PERSON = ("account", "name", "name_key", "email", "mobile")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": _ABOUT_A_PERSON},
    },
]
# Five wrong passwords or codes shut an account for a quarter of an hour, whoever tries and from wherever.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "zhiheng.web.people.views.sign_in.locked_out"
AXES_USERNAME_FORM_FIELD = "account"
AXES_SENSITIVE_PARAMETERS = ["account", "password", "code", "next"]
AXES_DISABLE_ACCESS_LOG = True  # the record tells who signed in
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # by account alone, on purpose: an office shares one address
LOGIN_URL = "/sign-in"
SESSION_ENGINE = "zhiheng.web.people.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.is_secure
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # from sign-in on, however busy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.trusted_proxy else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
FILE_UPLOAD_HANDLERS = ["zhiheng.web.files.incoming.DiskHandler"]
CSRF_FAILURE_VIEW = "zhiheng.web.site.error_views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = Path(HOME, "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "zhiheng.web.site.static_files.DigestStorage"},
}
FORM_RENDERER = "zhiheng.web.site.forms.Renderer"
MESSAGE_TAGS = {message_levels.SUCCESS: "good", message_levels.WARNING: "warn", message_levels.ERROR: "bad"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A wrong address is no event, nor is a wrong name of the site.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.DisallowedHost": {"level": "CRITICAL"}},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# smtp://user:password@host:port (STARTTLS on 587, the port of mail submission) or smtps://…
_MAIL = urlsplit(CONFIG.mail)
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or (465 if EMAIL_USE_SSL else 25)
EMAIL_USE_TLS = EMAIL_PORT == 587 and not EMAIL_USE_SSL  # noqa: PLR2004 - see above
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_TIMEOUT = 15
