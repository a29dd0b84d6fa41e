"""The gateway put together: back ends, detector, budgets, records. On its own it loads nothing that reads papers."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry

from almoner.adapters.chance.system import below, new_id
from almoner.adapters.clocks.system import now, ticks
from almoner.adapters.models.openai_http import OpenAIHttp
from almoner.adapters.models.rules_detector import RulesDetector
from almoner.adapters.outbound import door_to
from almoner.adapters.outbound_async import AsyncOutbound
from almoner.adapters.signals.gateway_counts import GatewayCounts
from almoner.adapters.vocabulary import load_vocabulary
from almoner.assembly.gateway_settings import GatewaySettings, ServerSettings
from almoner.engine.errors import AlmonerError
from almoner.engine.gateway.detecting import identifying
from almoner.engine.gateway.fairness import Room
from almoner.engine.wording.render import Messages
from almoner.ports.keeping import Database
from almoner.ports.limits import Buckets
from almoner.ports.models import Detector, ModelServer
from almoner.ports.signals import Code, Event, Level, Signals
from almoner.services.gateway.accounts import Purses
from almoner.services.gateway.ask import Ask
from almoner.services.gateway.begin import begin
from almoner.services.gateway.cache import Cache
from almoner.services.gateway.entering import Enter
from almoner.services.gateway.ledger import Ledger
from almoner.services.gateway.trying import Trying
from almoner.services.gateway.turns import Turns
from almoner.services.people.api_keys import ApiKeys
from almoner.services.people.one_person import OnePerson


@dataclass(frozen=True, slots=True)
class GatewayPlatform:
    """What the gateway's face is handed. `start` reads the registry and what was used today; `close` is awaited where it was served."""

    ask: Ask
    enter: Enter
    buckets: Buckets
    body_bytes: int
    signals: Signals
    metrics: Callable[[], bytes]
    messages: Callable[[], Messages]
    new_id: Callable[[], str]
    now: Callable[[], datetime]
    database_well: Callable[[], bool]
    start: Callable[[], None]

    def seconds(self) -> int:
        """Since 1970, as OpenAI's answers say when."""
        return int(self.now().timestamp())

    async def back_ends(self) -> dict[str, bool]:
        """Whether each is well."""
        servers = self.ask.trying.servers
        return dict(zip(servers, await asyncio.gather(*(one.well() for one in servers.values())), strict=True))

    async def close(self) -> None:
        """Writes what waits, and lets go of the back ends."""
        await self.ask.ledger.close()
        for one in self.ask.trying.servers.values():
            await one.close()


def gateway_platform(
    settings: GatewaySettings,
    *,
    database: Database,
    keys: ApiKeys,
    owner: OnePerson,
    buckets: Buckets,
    signals: Signals,
    registry: CollectorRegistry,
    metrics: Callable[[], bytes],
    messages: Callable[[], Messages],
    body_bytes: int,
    detector: Detector | None = None,
    servers: Mapping[str, ModelServer] | None = None,
) -> GatewayPlatform:
    """Nothing is opened before `start`. `detector` and `servers` stand in for those of the settings."""
    ends = {one.end.name: one.end for one in settings.servers}
    made = servers if servers is not None else {one.end.name: model_server(one, settings) for one in settings.servers}
    turns = {name: Turns(Room(end.parallel, settings.waiting, settings.waiting_each), ticks) for name, end in ends.items()}
    purses = Purses(settings.usual, settings.keys, now)
    ledger = Ledger(
        database, GatewayCounts(registry), tell=lambda error: signals.tell(Event.CALLS_LATE, Level.WARNING, code=Code(error))
    )
    trying = Trying(made, turns, settings.first_s, settings.whole_s, ticks)
    ask = Ask(
        {},
        trying,
        detector or RulesDetector(),
        float(settings.look_s),
        lambda text: identifying(text, load_vocabulary()),
        purses,
        ledger,
        Cache(ticks),
        now,
        ticks,
        below,
    )

    trying.finish = ask.finish

    def start() -> None:
        load_vocabulary()  # now, and not while somebody waits for an answer
        ask.models, used = begin(database, settings.models, approved_only=settings.approved_only, day=now().date())
        purses.begin(used)

    return GatewayPlatform(
        ask=ask,
        enter=Enter(database, keys, owner, ticks),
        buckets=buckets,
        body_bytes=body_bytes,
        signals=signals,
        metrics=metrics,
        messages=messages,
        new_id=lambda: new_id("resp_"),
        now=now,
        database_well=lambda: answers(database),
        start=start,
    )


def model_server(one: ServerSettings, settings: GatewaySettings) -> ModelServer:
    """Raises Refused where the way to it is open to others, NotInstalled."""
    if one.gguf is not None:
        from almoner.adapters.models.llama_in_process import LlamaInProcess  # noqa: PLC0415 - an extra, and large

        return LlamaInProcess(one.gguf, one.context, one.end.parallel)
    url = one.url or ""
    return OpenAIHttp(url, AsyncOutbound(door_to(url), settings.idle_s), one.key)


def answers(database: Database) -> bool:
    try:
        database.read(lambda work: work.accounts.any())
    except AlmonerError:
        return False
    return True
