"""This machine's address on the local network: as an operator names it, else as its own table of routes says."""

import ipaddress
import socket
from contextlib import closing

from almoner.engine.errors import Unavailable
from almoner.ports.phones import Nearby

ELSEWHERE = ("192.0.2.1", 9)
"""A documentation address. Nothing is sent there: the machine is only asked by which of its own addresses it would."""


def nearby(named: str | None) -> Nearby:
    """`named` is ADDRESS or ADDRESS:PORT. Raises Unavailable where no address of a local network is known."""
    said, _, port = (named or "").partition(":")
    address = said if named else asked()
    try:
        known = ipaddress.IPv4Address(address)
    except ValueError:
        known = None
    wrong = known is None or not (known.is_private or known.is_loopback) or known.is_unspecified
    if wrong or (port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536)):
        raise Unavailable(
            "no_local_address",
            what="No phone was paired",
            why="this machine's address on the local network is not known",
            do="join a network, or name the address in ALMONER_PHONE_ADDRESS",
        )
    return Nearby(address, int(port or 0))


def asked() -> str:
    """ "" where there is no network."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as one:
        try:
            one.connect(ELSEWHERE)
            return str(one.getsockname()[0])
        except OSError:
            return ""
