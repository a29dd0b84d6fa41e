"""Reminders into a chat: by a hook of Mattermost, or into a room of Matrix."""

import json
from dataclasses import dataclass

from almoner.adapters.outbound import Outbound, Reply, below, is_web_address
from almoner.engine.errors import Misused, Unavailable
from almoner.ports.reminding import Reminding

MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class ByMattermost:
    """A `Carrier`: the address is that of an incoming hook."""

    door: Outbound

    def check(self, reminding: Reminding) -> None:
        self.door.check(plain_address(reminding.address))

    def __call__(self, reminding: Reminding, title: str, text: str, mark: str) -> None:  # noqa: ARG002 - a hook knows no mark
        body = json.dumps({"text": f"{title}\n{text}"}).encode()
        taken(self.door.post(plain_address(reminding.address), body, MEDIA))


@dataclass(frozen=True, slots=True)
class ByMatrix:
    """A `Carrier`: the address is that of the server; told again with the same mark it stands in the room once."""

    door: Outbound

    def check(self, reminding: Reminding) -> None:
        self.door.check(plain_address(reminding.address))
        if not reminding.room.startswith("!") or not reminding.token:
            raise misused(
                "Matrix wants a room's id and a token", "write the room as !id:server, and the token of who writes there"
            )

    def __call__(self, reminding: Reminding, title: str, text: str, mark: str) -> None:
        self.check(reminding)
        steps = ("_matrix", "client", "v3", "rooms", reminding.room, "send", "m.room.message", mark)
        body = json.dumps({"msgtype": "m.notice", "body": f"{title}\n{text}"}).encode()
        address = below(plain_address(reminding.address), *steps)
        taken(self.door.post(address, body, MEDIA, way="PUT", bearer=reminding.token))


def plain_address(text: str) -> str:
    """Raises Misused for what is no address of the web, and for one with a name and a password in it."""
    if not is_web_address(text):
        raise misused("the address is no address of the web", "write it as your chat shows it; it begins with https")
    return text


def taken(reply: Reply) -> None:
    if reply.status >= 300:
        why = f"the chat answered {reply.status}"
        raise Unavailable(
            "chat_did_not_take", what="A reminder was not sent", why=why, do="look at the hook or room and try again"
        )


def misused(why: str, do: str) -> Misused:
    return Misused("no_chat_address", what="Reminders were not turned on", why=why, do=do)
