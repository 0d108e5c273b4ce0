"""Running the site: the database brought up to date, static files in one folder, workers beside the web server."""

import ssl
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from granian.constants import Interfaces
from granian.server.mp import MPServer

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.site import messages
from zhiheng.web.site.config import Config
from zhiheng.web.site.parent import name_this_server
from zhiheng.web.site.schema import refuse_newer_database, refuse_unreachable_database

_BLOCKING_THREADS = 2
_LOOK_SECONDS = 0.5
_WAIT_SECONDS = 10
_STATIC_SECONDS = 365 * 24 * 3600


def prepare_site() -> None:
    """Bring the database and the static files up to this version; may run again at any time.

    Raises BadInputError if the database cannot be reached or is of a later version.
    """
    refuse_unreachable_database()
    refuse_newer_database()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def refuse_certificate(config: Config) -> None:
    """Raise BadInputError if browsers could not speak TLS with the certificate and key that are set."""
    if not config.certificate:
        return
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(config.certificate, config.certificate_key, password="")
    except (OSError, ValueError) as error:
        raise BadInputError(
            [Problem(Place(cell="certificate"), messages.BAD_CERTIFICATE, (("reason", error),))]
        ) from error


def address_of(config: Config) -> str:
    """Return what people type into their browser."""
    scheme = "https" if config.is_secure else "http"
    name = config.names[0] if config.names else config.host
    return f"{scheme}://{name}" if config.trusted_proxy else f"{scheme}://{name}:{config.port}"


def serve(config: Config) -> None:
    """Serve pages and run jobs until stopped by a signal; a process that dies is started again, however often."""
    name_this_server()
    stopping = threading.Event()
    keepers = [threading.Thread(target=_keep_worker, args=[stopping], daemon=True) for _ in range(config.workers)]
    for keeper in keepers:
        keeper.start()
    try:
        _keep_web_server(config)
    finally:
        stopping.set()
        for keeper in keepers:
            keeper.join()


def _keep_web_server(config: Config) -> None:
    """Serve until stopped by a signal: granian gives up when one web process dies twice within seconds."""
    pause = threading.Event()
    while True:
        server = _web_server(config)
        try:
            server.serve()
        except SystemExit:
            pause.wait(_LOOK_SECONDS)  # one that cannot start must not be tried without a pause
            if server.interrupt_signal:
                raise
        else:
            return


def _web_server(config: Config) -> MPServer:
    return MPServer(
        target="zhiheng.web.site.wsgi:application",
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=config.processes,
        blocking_threads=_BLOCKING_THREADS,
        respawn_failed_workers=True,
        log_enabled=False,
        websockets=False,
        ssl_cert=Path(config.certificate) if config.certificate else None,
        ssl_key=Path(config.certificate_key) if config.certificate_key else None,
        static_path_route=["/static"],
        static_path_mount=[settings.STATIC_ROOT],
        static_path_expires=_STATIC_SECONDS,
    )


def _keep_worker(stopping: threading.Event) -> None:
    while not stopping.is_set():
        worker = subprocess.Popen(_worker_command())  # noqa: S603 - this very program
        while worker.poll() is None and not stopping.wait(_LOOK_SECONDS):
            pass
        stopping.wait(_LOOK_SECONDS)  # one that cannot start must not be tried without a pause
    worker.terminate()
    try:
        worker.wait(_WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _worker_command() -> Sequence[str]:
    return [sys.executable, "-m", "zhiheng", "admin", "work"]
