"""Which models the gateway may ask, and what each key may use: a file that an operator writes, or one address in the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from almoner.engine.errors import Misused
from almoner.engine.gateway.budgets import Budget, Price
from almoner.engine.gateway.routing import Agreement, BackEnd, Choice, Place
from almoner.engine.gateway.sensitivity import Level
from almoner.ports.models import MODEL_NAME
from almoner.services.people.one_person import is_loopback

PORT = 8092
BODY_BYTES = 16 << 20
ADDRESS = re.compile(r"(https?)://(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]{1,253})(?::\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?")
FILE = "ALMONER_MODELS"
USUAL_FILE = "models.yaml"
EVERY = frozenset(Level)


UNBOUND = Budget()


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where a back end is: at an address that ends with /v1, or a file of weights in this process with room for `context` tokens."""

    end: BackEnd
    url: str | None = None
    gguf: Path | None = None
    context: int = 4096
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """`models` by the name that people ask for. Times in seconds. `approved_only`: a model that nobody approved in the registry, or not
    for this day, is not asked."""

    servers: tuple[ServerSettings, ...] = ()
    models: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    usual: Budget = UNBOUND
    keys: Mapping[str, Budget] = field(default_factory=dict)
    look_s: Decimal = Decimal("0.25")
    first_s: int = 120
    whole_s: int = 300
    idle_s: int = 120
    waiting: int = 64
    waiting_each: int = 16
    approved_only: bool = False


NO_MODELS = GatewaySettings()
LIMITS = ("first_s", "whole_s", "idle_s", "waiting", "waiting_each")


def gateway_settings(environment: Mapping[str, str], data: Path | None = None) -> GatewaySettings:
    """`data` is where the usual file lies. Raises Misused for a file that is not understood: nothing is guessed of it."""
    named, vllm = environment.get(FILE, "").strip(), environment.get("VLLM_BASE_URL", "").strip()
    usual = None if data is None else data / USUAL_FILE
    if not named and usual is not None and usual.is_file():
        named = str(usual)
    if named:
        return of_file(Path(named))
    return of_address(vllm, environment.get("VLLM_API_KEY", "").strip() or None) if vllm else NO_MODELS


def of_address(said: str, key: str | None) -> GatewaySettings:
    """One server whose model is the one it has. Elsewhere than on this machine it is asked public things only."""
    url, here = address(said, "VLLM_BASE_URL")
    end = BackEnd("vllm", Place.LOCAL if here else Place.REMOTE, EVERY if here else frozenset({Level.PUBLIC}))
    return GatewaySettings((ServerSettings(end, url, key=key),), {"default": (Choice(end, ""),)})


def of_file(path: Path) -> GatewaySettings:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise misused(f"{path.name} cannot be read as YAML", "see docs/gateway.md for an example") from error
    whole = mapping(said, "the file", {"back_ends", "models", "budgets", "limits", "approved_only"})
    servers = tuple(server(name, one) for name, one in mapping(whole.get("back_ends"), "back_ends").items())
    known = {one.end.name: one.end for one in servers}
    models = {
        model_name(alias): tuple(choice(alias, one, known) for one in listed(found, f"models.{alias}"))
        for alias, found in mapping(whole.get("models"), "models").items()
    }
    budgets = mapping(whole.get("budgets") or {}, "budgets", {"usual", "keys"})
    limits = mapping(whole.get("limits") or {}, "limits", {"look_ms", *LIMITS})
    found = {name: count(limits[name], f"limits.{name}") for name in LIMITS if name in limits}
    return GatewaySettings(
        servers,
        models,
        usual=budget(budgets.get("usual") or {}, "budgets.usual"),
        keys={str(key): budget(one, "budgets.keys") for key, one in mapping(budgets.get("keys") or {}, "budgets.keys").items()},
        look_s=Decimal(count(limits.get("look_ms", 250), "limits.look_ms")) / 1000,
        approved_only=truth(whole.get("approved_only", False), "approved_only"),
        **found,
    )


SERVER = frozenset(
    [
        "url",
        "gguf",
        "context",
        "key",
        "key_file",
        "place",
        "levels",
        "agreement",
        "weight",
        "holds_schema",
        "embeds",
        "parallel",
        "price",
    ]
)


def server(name: Any, said: Any) -> ServerSettings:
    where = f"back_ends.{name}"
    if not isinstance(name, str) or re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", name) is None:
        raise misused(f"{where} is no short name", "use small letters, digits, _ and -")
    told = mapping(said, where, SERVER)
    if ("url" in told) == ("gguf" in told):
        raise misused(f"{where} names neither or both of url and gguf", "name one of them")
    url, here = address(told["url"], f"{where}.url") if "url" in told else (None, True)
    place = one_of(Place, told.get("place", Place.LOCAL.value if here else Place.REMOTE.value), f"{where}.place")
    usual = EVERY if place is Place.LOCAL else {Level.PUBLIC}
    levels = frozenset(one_of(Level, one, f"{where}.levels") for one in told.get("levels", usual))
    if place is Place.REMOTE and Level.HEALTH in levels:
        raise misused(
            f"{where} is remote and would be asked about health", "leave health out, or say place: local if it is in the house"
        )
    agreed = told.get("agreement")
    if place is Place.REMOTE and Level.INTERNAL in levels and agreed is None:
        raise misused(
            f"{where} is remote and would be asked internal things without an agreement",
            "write the agreement down, or leave internal out",
        )
    end = BackEnd(
        name,
        place,
        levels,
        agreement=None if agreed is None else agreement(agreed, f"{where}.agreement"),
        weight=count(told.get("weight", 1), f"{where}.weight"),
        holds_schema=truth(told.get("holds_schema", True), f"{where}.holds_schema"),
        embeds=truth(told.get("embeds", False), f"{where}.embeds"),
        parallel=count(told.get("parallel", 4), f"{where}.parallel"),
        price=price(told.get("price") or {}, f"{where}.price"),
    )
    gguf = Path(str(told["gguf"])) if "gguf" in told else None
    return ServerSettings(end, url, gguf, count(told.get("context", 4096), f"{where}.context"), secret(told, where))


def secret(told: Mapping[str, Any], where: str) -> str | None:
    if "key" in told:
        raise misused(f"{where} holds a key in the clear", "put it in a file and name that in key_file")
    if "key_file" not in told:
        return None
    try:
        return Path(str(told["key_file"])).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise misused(f"{where}.key_file cannot be read", "name a file with the key") from error


def agreement(said: Any, where: str) -> Agreement:
    told = mapping(said, where, {"id", "signed_by", "signed_on", "until", "redacted"})
    if not told.get("id") or not told.get("signed_by"):
        raise misused(f"{where} names no agreement or nobody who signed it", "write id, signed_by and signed_on")
    until = told.get("until")
    return Agreement(
        str(told["id"]),
        str(told["signed_by"]),
        day(told.get("signed_on"), f"{where}.signed_on"),
        None if until is None else day(until, f"{where}.until"),
        truth(told.get("redacted", False), f"{where}.redacted"),
    )


def choice(alias: str, said: Any, known: Mapping[str, BackEnd]) -> Choice:
    where = f"models.{alias}"
    told = mapping(said, where, {"back_end", "model", "canary", "registered", "version"})
    if told.get("back_end") not in known:
        raise misused(f"{where} names a back end that is none of back_ends", "name one of them")
    canary, version = told.get("canary"), told.get("version")
    if canary is not None and (isinstance(canary, bool) or not isinstance(canary, int) or not 0 <= canary <= 1000):
        raise misused(f"{where}.canary is no share in thousandths", "write a whole number from 0 to 1000")
    model = told.get("model")
    return Choice(
        known[told["back_end"]],
        "" if model is None else model_name(model),
        canary,
        None if told.get("registered") is None else model_name(told["registered"]),
        None if version is None else count(version, f"{where}.version"),
    )


def model_name(said: Any) -> str:
    if not isinstance(said, str) or MODEL_NAME.fullmatch(said) is None:
        raise misused(
            "a model is named by what is no name", "use letters, digits, . _ : - and at most one /, as in house/large"
        )
    return said


def address(said: Any, where: str) -> tuple[str, bool]:
    """The address without a last stroke, ending with /v1; and whether it is this machine's own."""
    found = ADDRESS.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        raise misused(f"{where} is no address such as http://127.0.0.1:8080/v1", "write one, without a name or password in it")
    base = said.rstrip("/")
    return (base if base.endswith("/v1") else base + "/v1"), is_loopback(found[2].lower())


def budget(said: Any, where: str) -> Budget:
    told = mapping(said, where, {"tokens", "money"})
    tokens = told.get("tokens")
    return Budget(
        None if tokens is None else count(tokens, f"{where}.tokens"),
        None if told.get("money") is None else dollars(told["money"], where),
    )


def price(said: Any, where: str) -> Price:
    told = mapping(said, where, {"in", "out"})
    return Price(dollars(told.get("in", 0), where), dollars(told.get("out", 0), where))


def dollars(said: Any, where: str) -> Decimal:
    """Written as text or a whole number, so that none is rounded on the way."""
    try:
        found = Decimal(said) if isinstance(said, str | int) and not isinstance(said, bool) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or found < 0:
        raise misused(f'{where} is no amount in dollars such as "0.15"', "write it in quotation marks")
    return found


def mapping(said: Any, where: str, known: frozenset[str] | set[str] | None = None) -> Mapping[str, Any]:
    if not isinstance(said, Mapping) or not all(isinstance(one, str) for one in said):
        raise misused(f"{where} is no list of names and values", "see docs/gateway.md for an example")
    strange = [] if known is None else sorted(set(said) - known)
    if strange:
        raise misused(f"{where} has {strange[0]}, which nobody here knows", "see docs/gateway.md for all names")
    return said


def listed(said: Any, where: str) -> list[Any]:
    if not isinstance(said, list) or not said:
        raise misused(f"{where} is no list of back ends", "write at least one")
    return said


def count(said: Any, where: str) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 0 < said < 1 << 40:
        raise misused(f"{where} is no whole number above 0", "write one")
    return said


def truth(said: Any, where: str) -> bool:
    if not isinstance(said, bool):
        raise misused(f"{where} is neither true nor false", "say one of these")
    return said


def day(said: Any, where: str) -> date:
    if isinstance(said, date):
        return said
    raise misused(f"{where} is no day such as 2026-11-22", "write one")


def one_of(kind: Any, said: Any, where: str) -> Any:
    if said not in {one.value for one in kind}:
        raise misused(f"{where} is none of {', '.join(kind)}", "say one of these")
    return kind(said)


def misused(why: str, do: str) -> Misused:
    return Misused("models", what="The models were not set up", why=why, do=do)
