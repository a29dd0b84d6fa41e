"""No test reaches the network: an audit hook that fails a test by the name of the host it wanted."""

import sys

LOOPBACK = ("127.", "localhost", "::1")
CALLS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"}


class ReachedOut(BaseException):
    """A test tried to leave this machine. Not an `Exception`, so that no code under test can swallow it."""


def host_of(event, args):
    """The host named by a socket event, or None for one that stays on this machine (a socket file)."""
    where = args[1] if event in {"socket.connect", "socket.sendto"} else args[0]
    if isinstance(where, tuple):
        return str(where[0])
    if event.startswith("socket.get"):
        return where.decode("ascii", "replace") if isinstance(where, bytes) else where
    return None


def watch(event, args):
    if event in CALLS:
        host = host_of(event, args)
        if host and not host.startswith(LOOPBACK):
            raise ReachedOut(f"a test tried to reach {host}")


sys.addaudithook(watch)
