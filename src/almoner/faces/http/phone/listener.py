"""Opens the address for phones on the local network while somebody pairs one, and closes it again."""

import asyncio
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import uvicorn

from almoner.assembly.served import ServedPlatform
from almoner.assembly.settings import Tls
from almoner.engine.errors import Refused, Unavailable
from almoner.faces.http.phone.pages import Phones, phone_application
from almoner.faces.speaking import HEAD_BYTES, speaking
from almoner.ports.phones import Nearby, Shown

LOOKS_EVERY = 5
"""In tenths of a second: whether a pairing is still open."""
MOST_AT_ONCE, GOODBYE_S, START_S = 20, 3, 20


class Listener:
    """At most one address, for all pairings of this process."""

    def __init__(self, platform: ServedPlatform) -> None:
        self.platform, self.lock = platform, Lock()
        self.serving: Serving | None = None

    def refuse_elsewhere(self) -> None:
        """Raises Refused where people open this server by an address of its own."""
        site = self.platform.settings.site
        if site is not None:
            raise Refused(
                "phone_not_here",
                what="No phone was paired",
                why="this server has an address that a phone can open itself",
                do=f"open {site} on the phone and sign in there",
            )

    def opened(self) -> Phones:
        """Where phones come; to be asked once a pairing is open. Raises Unavailable."""
        with self.lock:
            if self.serving is None or not self.serving.stays():
                self._join()
                here = self.platform.web.nearby()
                self.serving = Serving(self.platform, here, self.platform.web.certificate(here.address))
            return self.serving.phones

    def close(self) -> None:
        """Waits until it is closed."""
        with self.lock:
            self._join()

    def is_open(self) -> bool:
        return self.serving is not None and self.serving.thread.is_alive()

    def _join(self) -> None:
        if self.serving is not None:
            self.serving.server.should_exit = True
            self.serving.thread.join()
            self.serving = None


class Serving:
    """A server in a thread of its own, until nothing is open any more."""

    def __init__(self, platform: ServedPlatform, here: Nearby, shown: Shown) -> None:
        self.platform, self.lock, self.ending = platform, Lock(), False
        started, serving = Event(), self

        class Server(uvicorn.Server):
            async def startup(self, sockets: Any = None) -> None:
                await super().startup(sockets)
                started.set()

            async def shutdown(self, sockets: Any = None) -> None:
                await super().shutdown(sockets)
                await leave_nobody_hanging()

            async def on_tick(self, counter: int) -> bool:
                return await super().on_tick(counter) or (counter % LOOKS_EVERY == 0 and serving.is_over())

        config = uvicorn.Config(
            "",  # made below, once the port is known
            host=here.address,
            port=here.port,
            log_config=None,
            log_level=60,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            timeout_graceful_shutdown=GOODBYE_S,
            limit_concurrency=MOST_AT_ONCE,
            h11_max_incomplete_event_size=HEAD_BYTES,
            **speaking(Tls(Path(shown.file), Path(shown.file))),
        )
        try:
            bound = config.bind_socket()
        except SystemExit as error:  # how it says that it cannot
            raise no_address(here) from error
        self.phones = Phones(platform, f"https://{here.address}:{bound.getsockname()[1]}", shown.fingerprint)
        config.app = phone_application(self.phones)
        self.server = Server(config)
        self.thread = Thread(target=self.server.run, args=([bound],), name="almoner-phones", daemon=True)
        self.thread.start()
        if not started.wait(START_S):
            self.server.should_exit = True
            raise no_address(here)

    def is_over(self) -> bool:
        """From here on nobody is sent here any more."""
        with self.lock:
            self.ending = self.ending or not self.platform.web.pairings.any_open()
            return self.ending

    def stays(self) -> bool:
        with self.lock:
            return not self.ending and self.thread.is_alive()


async def leave_nobody_hanging() -> None:
    """Whoever is still shaking hands is unknown to the server that ends; such a connection would stay open until it is collected."""
    for one in tuple(getattr(asyncio.get_running_loop(), "_transports", {}).values()):
        one.abort()
    await asyncio.sleep(0)  # what closes them runs in the next round


def no_address(here: Nearby) -> Unavailable:
    return Unavailable(
        "phone_port",
        what="No phone was paired",
        why=f"{here.address} could not be opened for it",
        do="try again, or name another address and port in ALMONER_PHONE_ADDRESS",
    )
