"""Runs the door for vectors alone, on its own port, until it is told to stop."""

from collections.abc import Mapping

import uvicorn

from almoner.assembly.models import SmallModels, embeddings_key
from almoner.engine.errors import NotInstalled, Refused, Unavailable
from almoner.faces.embeddings.app import application
from almoner.services.people.one_person import is_loopback

PORT = 8081


def serve_embeddings(models: SmallModels, host: str, port: int, environment: Mapping[str, str]) -> None:
    """Until SIGTERM or an interrupt. Raises NotInstalled without a model, Refused where others could ask without a key, Unavailable
    for a port that is taken."""
    here, key = models.embedders(), embeddings_key(environment)
    if not here:
        raise NotInstalled(
            "no_models",
            what="The server was not started",
            why=f"there is no model in {models.folder}",
            do="bring one with `almoner models bring`",
        )
    if key() is None and not is_loopback(host):
        raise Refused(
            "no_key",
            what="The server was not started",
            why="others could ask it without a key",
            do="leave --host out, or put a key into EMBEDDINGS_API_KEY or /run/secrets/embeddings_api_key",
        )
    config = uvicorn.Config(
        application(here, key),
        host=host.strip("[]"),
        port=port,
        log_config=None,
        log_level=60,  # above all there are
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    started = True
    try:
        server.run()
        started = server.started
    except SystemExit:  # how it says that it could not start
        started = False
    if not started:
        raise Unavailable(
            "port_taken",
            what="The server was not started",
            why=f"port {port} of {host} is taken or not allowed",
            do="stop what uses it, or name another with --port",
        )
