"""No test reaches the network, and a warning is an error."""

import socket
import urllib.request
import warnings

import pytest

from tests.network import ReachedOut


@pytest.mark.parametrize("port", [80, 443])
def test_a_test_that_connects_fails_by_the_host_it_named(port):
    with socket.socket() as one, pytest.raises(ReachedOut, match=r"192\.0\.2\.1"):
        one.connect(("192.0.2.1", port))


def test_a_test_that_looks_a_name_up_fails_by_that_name():
    with pytest.raises(ReachedOut, match=r"example\.invalid"):
        socket.getaddrinfo("example.invalid", 443)


def test_a_library_on_top_fails_too():
    with pytest.raises(ReachedOut, match=r"example\.invalid"):
        urllib.request.urlopen("http://example.invalid/", timeout=1)


def test_a_datagram_fails_too():
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(ReachedOut, match=r"192\.0\.2\.7"):
        one.sendto(b"", ("192.0.2.7", 53))


def test_this_machine_may_be_reached():
    with socket.socket() as door, socket.socket() as caller:
        door.bind(("127.0.0.1", 0))
        door.listen()
        caller.connect(door.getsockname())


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning, match="made up"):
        warnings.warn("made up", stacklevel=1)
