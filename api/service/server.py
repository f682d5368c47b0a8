"""From settings to a running server."""

from __future__ import annotations

import uvicorn

from api.service.app import create_app
from api.service.logs import configure_logs
from api.service.wire import wire_of
from api.settings import Settings
from graph.generation_description import description_of
from graph.generations import StoreFolder

_GRACE = 10


def run_server(settings: Settings) -> None:
    """Serve until the process is told to end; requests that run may end. Raises NoStoreError and StoreError."""
    description_of(StoreFolder(settings.store).current())
    configure_logs(settings.log_level)
    uvicorn.run(
        create_app(settings),
        http=wire_of(settings),
        ws="none",
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=_GRACE,
        timeout_keep_alive=75,
    )
