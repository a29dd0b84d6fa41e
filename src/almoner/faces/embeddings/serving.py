"""Runs the door for vectors alone, on its own port, until it is told to stop."""

from collections.abc import Callable, Mapping

from almoner.assembly.models import SmallModels, key_of
from almoner.engine.errors import NotInstalled
from almoner.faces.alone.serving import serve_alone
from almoner.faces.embeddings.app import application

PORT = 8081


def serve_embeddings(
    models: SmallModels, host: str, port: int, environment: Mapping[str, str], stopping: Callable[[], bool]
) -> None:
    """Until SIGTERM or an interrupt. Raises NotInstalled without a model, Refused where others could ask without a key, Unavailable
    for a port that is taken."""
    here, key = models.embedders(), key_of("EMBEDDINGS_API_KEY", environment)
    if not here:
        raise NotInstalled(
            "no_models",
            what="The server was not started",
            why=f"there is no model in {models.folder}",
            do="bring one with `almoner models bring`",
        )
    serve_alone(application(here, key), host, port, key=key, named="EMBEDDINGS_API_KEY", stopping=stopping)
